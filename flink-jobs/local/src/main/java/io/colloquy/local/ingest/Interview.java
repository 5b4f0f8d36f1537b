package io.colloquy.local.ingest;

import io.colloquy.core.identifier.InterviewKey;
import java.time.Instant;

/**
 * The interview that a recording belongs to.
 *
 * @param beganAt the instant of media time 0
 * @param generation 0, or the number of its re-run
 */
public record Interview(InterviewKey key, Instant beganAt, int generation) {}
