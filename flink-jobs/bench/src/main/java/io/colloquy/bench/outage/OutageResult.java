package io.colloquy.bench.outage;

import java.util.List;

/**
 * What an outage did to a job.
 *
 * @param outageSeconds from the moment when Elasticsearch took nothing until it was told to return
 * @param documents how many the interviews have that were sent before, meanwhile and after
 * @param documentsPerSecond on an average while Elasticsearch was away
 * @param checkpoints completed meanwhile
 * @param restarts of the job since just before the outage
 * @param bufferedWrites the most that were seen to wait in the sink, deletions included
 * @param secondsUntilComplete from the moment when Elasticsearch answered again, its own start left
 *     out, until every document was there
 * @param differences ids of documents that are missing, superfluous or other than those of the same
 *     interviews when nothing went wrong
 */
public record OutageResult(
    double outageSeconds,
    int documents,
    double documentsPerSecond,
    long checkpoints,
    long restarts,
    long bufferedWrites,
    double secondsUntilComplete,
    List<String> differences) {}
