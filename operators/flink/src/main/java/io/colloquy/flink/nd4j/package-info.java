/** Arithmetic on large matrices. */
package io.colloquy.flink.nd4j;
