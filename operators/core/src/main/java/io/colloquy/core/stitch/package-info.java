/** Joins the words of windows that overlap. */
package io.colloquy.core.stitch;
