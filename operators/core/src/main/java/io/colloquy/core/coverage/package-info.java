/** Holds the words of a stream against its speech. */
package io.colloquy.core.coverage;
