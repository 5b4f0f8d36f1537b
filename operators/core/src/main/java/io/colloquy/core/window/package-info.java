/** Cuts a stream of audio into the windows that a recognizer hears. */
package io.colloquy.core.window;
