/** Makes segments of words, and places them in the buckets they are written by. */
package io.colloquy.core.segment;
