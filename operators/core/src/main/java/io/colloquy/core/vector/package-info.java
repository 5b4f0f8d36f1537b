/** Arithmetic on embeddings, of voices and of text. */
package io.colloquy.core.vector;
