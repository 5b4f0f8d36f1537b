package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.colloquy.core.moment.Place;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what was said around places. */
final class SpokenDocuments {

  /** No place holds more segments. */
  private static final int MOST_IN_PLACE = 100;

  /** So many places are asked for at once. */
  private static final int PLACES = 90;

  private final DocumentStore store;

  SpokenDocuments(DocumentStore store) {
    this.store = store;
  }

  /**
   * The segments that overlap places, and what has no text right beside them.
   *
   * @param marks what to mark in them
   */
  List<MarkedSegment> around(List<Place> places, SearchScope scope, Query marks) {
    Map<String, MarkedSegment> segments = new LinkedHashMap<>();
    for (int from = 0; from < places.size(); from += PLACES) {
      List<Place> some = places.subList(from, Math.min(places.size(), from + PLACES));
      SearchRequest request = request(some, scope, marks);
      store.send(client -> client.search(request, IndexedSegment.class)).hits().hits().stream()
          .map(SpokenDocuments::marked)
          .forEach(marked -> segments.put(marked.segment().segmentId(), marked));
    }
    return List.copyOf(segments.values());
  }

  private static SearchRequest request(List<Place> places, SearchScope scope, Query marks) {
    List<Query> either =
        List.of(
            Filters.term("kind", IndexedSegment.GAP),
            Filters.term("kind", IndexedSegment.UNCLEAR),
            Filters.all(scope.segments()));
    return SearchRequest.of(
        search ->
            search
                .index(Indices.SEGMENTS_ALIAS)
                .ignoreUnavailable(true)
                .size(MOST_IN_PLACE * places.size())
                .query(
                    Filters.all(
                        List.of(
                            Filters.any(places.stream().map(SpokenDocuments::beside).toList()),
                            Filters.any(either))))
                .highlight(
                    highlight ->
                        highlight
                            .preTags("" + MarkedSegment.OPEN)
                            .postTags("" + MarkedSegment.CLOSE)
                            .requireFieldMatch(false)
                            .numberOfFragments(0)
                            .highlightQuery(marks)
                            .fields("text", field -> field)));
  }

  private static Query beside(Place place) {
    int slash = place.interview().indexOf('/');
    return Filters.all(
        List.of(
            Filters.term("tenantId", place.interview().substring(0, slash)),
            Filters.term("interviewId", place.interview().substring(slash + 1)),
            Filters.term("streamId", place.streamId()),
            Filters.atLeast("endMs", place.startMs() - HeardPlace.BESIDE_MS),
            Filters.below("startMs", place.endMs() + HeardPlace.BESIDE_MS)));
  }

  private static MarkedSegment marked(Hit<IndexedSegment> hit) {
    return new MarkedSegment(
        hit.source(),
        hit.highlight().getOrDefault("text", List.of()).stream().findFirst().orElse(null));
  }
}
