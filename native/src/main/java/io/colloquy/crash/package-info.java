/** Tells what native code a process died in. */
package io.colloquy.crash;
