package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters whose chapters and speakers have been looked up.
 *
 * @param segments what segments must match
 * @param passages what passages must match; they may still hold other speakers as well
 */
record SearchScope(List<Query> segments, List<Query> passages) {

  /**
   * Joins what was looked up.
   *
   * @param chapters where the chapter lies; empty unless one is asked for
   * @param speakers the ids that the speaker's name stands for; empty unless one is asked for
   */
  static SearchScope of(
      SearchFilters filters, List<IndexedChapter> chapters, List<String> speakers) {
    List<Query> segments = new ArrayList<>(Filters.place(filters));
    List<Query> passages = new ArrayList<>(segments);
    segments.addAll(Filters.time("startedAt", filters));
    // What is said from an instant on may lie in a passage that began before it.
    passages.addAll(Filters.time("endedAt", filters));
    if (filters.chapter() != null) {
      segments.add(Filters.any(chapters.stream().map(SearchScope::startsIn).toList()));
      passages.add(Filters.any(chapters.stream().map(SearchScope::overlaps).toList()));
    }
    if (filters.speaker() != null) {
      segments.add(Filters.speaker(filters.speaker()));
      passages.add(Filters.any(speakers.stream().map(id -> Filters.term("speakers", id)).toList()));
    }
    return new SearchScope(segments, passages);
  }

  private static Query startsIn(IndexedChapter chapter) {
    return Filters.all(
        List.of(
            Filters.term("tenantId", chapter.tenantId()),
            Filters.term("interviewId", chapter.interviewId()),
            Filters.atLeast("startMs", chapter.startMs()),
            Filters.below("startMs", chapter.endMs())));
  }

  private static Query overlaps(IndexedChapter chapter) {
    return Filters.all(
        List.of(
            Filters.term("tenantId", chapter.tenantId()),
            Filters.term("interviewId", chapter.interviewId()),
            Filters.atLeast("endMs", chapter.startMs()),
            Filters.below("startMs", chapter.endMs())));
  }
}
