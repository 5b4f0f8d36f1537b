/** What every step behind recognitions goes by: an interview's life, and the order of outcomes. */
package io.colloquy.flink.outcome;
