/** What of a recognizer's text is taken for what was said. */
package io.colloquy.core.doubt;
