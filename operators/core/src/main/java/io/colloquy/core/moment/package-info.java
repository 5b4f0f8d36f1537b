/** Finds the second at which something was said, among what several searches bring up. */
package io.colloquy.core.moment;
