package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.ArrayList;
import java.util.List;

/** The searches whose rankings are joined, as one request. */
final class MomentRequests {

  private static final int SLOP = 2;
  private static final float AS_SAID = 3;
  private static final String MANY_IN_SEGMENT = "2<67%";
  private static final String MANY_IN_PASSAGE = "2<50%";
  private static final List<String> PLACE =
      List.of("tenantId", "interviewId", "streamId", "startMs", "endMs");

  private final SearchScope scope;
  private final int depth;

  /**
   * @param depth how many places each search tells of
   */
  MomentRequests(SearchScope scope, int depth) {
    this.scope = scope;
    this.depth = depth;
  }

  /**
   * In this order: phrase in segments, phrase in passages, words and fuzzy words in segments, words
   * in passages, meaning.
   *
   * @param typed as it was typed
   * @param text the same rightly written
   * @param telling its words that tell something
   * @param vector what it means
   * @param leastMeaning the cosine from which on a passage counts
   */
  MsearchRequest all(
      String typed, String text, String telling, float[] vector, double leastMeaning) {
    return MsearchRequest.of(
        request ->
            request.searches(
                inSegments(phrase(text)),
                inPassages(phrase(text)),
                inSegments(words(text, telling, MANY_IN_SEGMENT)),
                inSegments(fuzzy(typed)),
                inPassages(words(text, telling, MANY_IN_PASSAGE)),
                near(vector, leastMeaning)));
  }

  /** What to mark in what was found. */
  static Query marks(String text, String telling) {
    return Filters.any(List.of(phrase(text), match(telling, "1")));
  }

  /** The words in their order, in any inflection, few others between; best exactly as written. */
  private static Query phrase(String text) {
    return Query.of(
        query ->
            query.bool(
                phrases ->
                    phrases
                        .must(
                            stem ->
                                stem.matchPhrase(
                                    match -> match.field("text").query(text).slop(SLOP)))
                        .should(
                            exact ->
                                exact.matchPhrase(
                                    match ->
                                        match.field("text.exact").query(text).boost(AS_SAID)))));
  }

  /** Many of the words that tell something; of equals those first that have the others as well. */
  private static Query words(String text, String telling, String many) {
    return Query.of(
        query -> query.bool(both -> both.must(match(telling, many)).should(match(text, "1"))));
  }

  private static Query match(String words, String many) {
    return Query.of(
        query -> query.match(match -> match.field("text").query(words).minimumShouldMatch(many)));
  }

  private static Query fuzzy(String text) {
    return Query.of(
        query ->
            query.match(
                match ->
                    match
                        .field("text.exact")
                        .query(text)
                        .fuzziness("AUTO")
                        .prefixLength(1)
                        .minimumShouldMatch(MANY_IN_SEGMENT)));
  }

  private RequestItem inSegments(Query query) {
    List<Query> filters = new ArrayList<>(scope.segments());
    filters.add(Filters.term("kind", IndexedSegment.SPEECH));
    return item(Indices.SEGMENTS_ALIAS, query, filters);
  }

  private RequestItem inPassages(Query query) {
    return item(Indices.PASSAGES_ALIAS, query, scope.passages());
  }

  private RequestItem item(String index, Query query, List<Query> filters) {
    return RequestItem.of(
        item ->
            item.header(header -> header.index(index).ignoreUnavailable(true))
                .body(
                    body ->
                        body.query(all -> all.bool(both -> both.must(query).filter(filters)))
                            .size(depth)
                            .source(source -> source.filter(fields -> fields.includes(PLACE)))));
  }

  private RequestItem near(float[] vector, double leastMeaning) {
    List<Float> values = new ArrayList<>(vector.length);
    for (float value : vector) {
      values.add(value);
    }
    return RequestItem.of(
        item ->
            item.header(header -> header.index(Indices.PASSAGES_ALIAS).ignoreUnavailable(true))
                .body(
                    body ->
                        body.knn(
                                knn ->
                                    knn.field("vector")
                                        .queryVector(values)
                                        .k(depth)
                                        .numCandidates(Math.max(200, 2 * depth))
                                        .similarity((float) leastMeaning)
                                        .filter(scope.passages()))
                            .size(depth)
                            .source(source -> source.filter(fields -> fields.includes(PLACE)))));
  }
}
