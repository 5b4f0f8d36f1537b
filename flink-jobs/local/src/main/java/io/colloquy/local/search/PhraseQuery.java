package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

/**
 * What a person looks for.
 *
 * @param phrase as it was said, or nearly
 * @param tenantId null for every tenant
 * @param interviewId null for every interview
 * @param limit the most moments to find
 */
public record PhraseQuery(String phrase, String tenantId, String interviewId, int limit) {

  private static final int SLOP = 2;
  private static final float AS_SAID = 3;

  /** The words in their order, in any inflection, few others between; best exactly as written. */
  Query asPhrase() {
    return among(
        Query.of(
            query ->
                query.bool(
                    phrases ->
                        phrases
                            .must(
                                stem ->
                                    stem.matchPhrase(
                                        match -> match.field("text").query(phrase).slop(SLOP)))
                            .should(
                                exact ->
                                    exact.matchPhrase(
                                        match ->
                                            match
                                                .field("text.exact")
                                                .query(phrase)
                                                .boost(AS_SAID))))));
  }

  /** All the words, anywhere in a segment. */
  Query asWords() {
    return among(
        Query.of(
            query ->
                query.match(match -> match.field("text").query(phrase).operator(Operator.And))));
  }

  private Query among(Query text) {
    BoolQuery.Builder query = new BoolQuery.Builder().must(text);
    query.filter(term("kind", IndexedSegment.SPEECH));
    if (tenantId != null) {
      query.filter(term("tenantId", tenantId));
    }
    if (interviewId != null) {
      query.filter(term("interviewId", interviewId));
    }
    return query.build()._toQuery();
  }

  static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }
}
