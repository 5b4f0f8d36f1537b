/** The step {@code align-speakers}: who says which word. */
package io.colloquy.flink.align;
