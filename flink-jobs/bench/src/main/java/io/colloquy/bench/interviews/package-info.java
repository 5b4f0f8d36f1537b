/** Transcripts that people wrote, with speakers, times and chapters. */
package io.colloquy.bench.interviews;
