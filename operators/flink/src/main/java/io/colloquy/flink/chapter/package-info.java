/** Finds an interview's chapters and writes their documents. */
package io.colloquy.flink.chapter;
