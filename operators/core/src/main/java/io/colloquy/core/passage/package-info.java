/** Longer stretches of what one stream says, which are searched by their meaning. */
package io.colloquy.core.passage;
