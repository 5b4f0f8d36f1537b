/**
 * Who speaks: voices followed through an interview, words given to the speakers who said them, and
 * channels that carry the same signal.
 */
package io.colloquy.core.speaker;
