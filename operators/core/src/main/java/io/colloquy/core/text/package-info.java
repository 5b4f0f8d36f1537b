/** Words as they were heard. */
package io.colloquy.core.text;
