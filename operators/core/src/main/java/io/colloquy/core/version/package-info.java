/** Orders the writes of a document. */
package io.colloquy.core.version;
