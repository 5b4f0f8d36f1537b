package io.colloquy.local.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What commands read of a chapter's document.
 *
 * @param startMs media time
 * @param endMs media time
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IndexedChapter(
    String chapterId,
    String tenantId,
    String interviewId,
    String title,
    long startMs,
    long endMs) {}
