package io.colloquy.bench;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.search.IndexedSegment;
import java.util.List;

/**
 * What the job made of a recording.
 *
 * @param segments its documents, in order of media time
 * @param encoderPasses as in {@link Transcript}
 * @param wallMs from the first chunk on Kafka until a search found the last segment
 */
public record IndexedInterview(
    InterviewKey key, List<IndexedSegment> segments, int encoderPasses, long wallMs) {}
