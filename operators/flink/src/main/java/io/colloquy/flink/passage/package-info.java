/** The steps that cut an interview's text for embedding, and publish passages with vectors. */
package io.colloquy.flink.passage;
