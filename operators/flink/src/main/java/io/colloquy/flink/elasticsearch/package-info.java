/**
 * The sink to Elasticsearch. {@link io.colloquy.flink.elasticsearch.ElasticsearchWriter} is the
 * only class that knows Flink's tasks: {@code DocumentQueue} says what to send, {@code BulkClient}
 * sends it, {@code Settlement} says what follows from the answer, {@code Outage} how long to wait.
 */
package io.colloquy.flink.elasticsearch;
