/**
 * Records as bytes: Avro single-object encoding, with writer schemas found by their fingerprint.
 */
package io.colloquy.schemas.codec;
