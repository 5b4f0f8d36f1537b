/** The names that producers choose. */
package io.colloquy.core.identifier;
