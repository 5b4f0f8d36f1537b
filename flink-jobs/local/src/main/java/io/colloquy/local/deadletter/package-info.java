/**
 * What the job could not use, and the way back: {@code colloquy dead-letters}.
 *
 * <p>A letter's key is its interview's, so the letters of an interview lie in one partition, in the
 * order in which they were written; replaying partition by partition keeps that order.
 */
package io.colloquy.local.deadletter;
