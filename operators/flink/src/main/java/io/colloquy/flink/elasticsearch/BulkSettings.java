package io.colloquy.flink.elasticsearch;

import java.io.Serializable;

/**
 * How writes are gathered.
 *
 * @param maxActions documents in one request
 * @param maxBytes bytes in one request; a larger document goes by itself
 * @param intervalMs how long a document waits for others to go with it
 * @param maxInFlightRequests requests without an answer
 * @param maxBufferedActions documents without an answer; beyond it the sink holds its input back
 * @param maxBufferedBytes the same in bytes
 */
record BulkSettings(
    int maxActions,
    long maxBytes,
    long intervalMs,
    int maxInFlightRequests,
    int maxBufferedActions,
    long maxBufferedBytes)
    implements Serializable {}
