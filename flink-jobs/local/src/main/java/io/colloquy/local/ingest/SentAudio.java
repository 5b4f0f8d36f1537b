package io.colloquy.local.ingest;

import java.util.Map;

/**
 * What was sent of a recording.
 *
 * @param durationMs its length
 * @param missingMs how much shorter it is than its file states
 * @param lastSpeechMs for each stream with speech, where its last window of speech starts, behind
 *     what that shares with the one before
 */
public record SentAudio(long durationMs, long missingMs, Map<String, Long> lastSpeechMs) {}
