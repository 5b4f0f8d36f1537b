/**
 * Stands in for the models of a job, fast and without a doubt about what is right: what a benchmark
 * of faults and sizes compares with. Travels in a job jar, so nothing here but {@link
 * io.colloquy.bench.standin.StandInJar} uses another benchmark or the local stack.
 */
package io.colloquy.bench.standin;
