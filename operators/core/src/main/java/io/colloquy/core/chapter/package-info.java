/** Where an interview's subject changes, and what each part of it is about. */
package io.colloquy.core.chapter;
