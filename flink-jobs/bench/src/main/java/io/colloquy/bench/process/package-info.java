/**
 * The whole job in this process: for tests and benchmarks that need its steps, state and savepoints
 * but neither Kafka nor Elasticsearch.
 */
package io.colloquy.bench.process;
