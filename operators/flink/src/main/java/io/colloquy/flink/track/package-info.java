/** The step {@code track-speakers}: who speaks in which window. */
package io.colloquy.flink.track;
