/** Puts chunks in order and gives up those that never come. */
package io.colloquy.core.arrival;
