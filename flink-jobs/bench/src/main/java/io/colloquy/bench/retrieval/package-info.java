/** Whether a search finds the right moment of an interview, and how fast. */
package io.colloquy.bench.retrieval;
