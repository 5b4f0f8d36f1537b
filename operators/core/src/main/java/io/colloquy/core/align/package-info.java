/** Joins words and speaker turns on media time, whichever comes first. */
package io.colloquy.core.align;
