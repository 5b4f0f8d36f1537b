package io.colloquy.local.search;

import java.time.Instant;

/**
 * Which moments count; whatever is null lets every moment through.
 *
 * @param tenantId whose interviews
 * @param interviewId of one interview
 * @param speaker the id or the name of who says it
 * @param chapter the id of a chapter, or words of its title
 * @param since said at this instant or later
 * @param until said before this instant
 */
public record SearchFilters(
    String tenantId,
    String interviewId,
    String speaker,
    String chapter,
    Instant since,
    Instant until) {

  /** Everything that one interview holds. */
  public static SearchFilters interview(String tenantId, String interviewId) {
    return new SearchFilters(tenantId, interviewId, null, null, null, null);
  }
}
