package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;

/** Filters as Elasticsearch takes them. */
final class Filters {

  private Filters() {}

  static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }

  static Query atLeast(String field, long value) {
    return Query.of(
        query -> query.range(range -> range.number(n -> n.field(field).gte((double) value))));
  }

  static Query below(String field, long value) {
    return Query.of(
        query -> query.range(range -> range.number(n -> n.field(field).lt((double) value))));
  }

  static Query all(List<Query> filters) {
    return Query.of(query -> query.bool(bool -> bool.filter(filters)));
  }

  static Query any(List<Query> filters) {
    return Query.of(query -> query.bool(bool -> bool.should(filters).minimumShouldMatch("1")));
  }

  /** Whose interviews, and which of them. */
  static List<Query> place(SearchFilters filters) {
    List<Query> queries = new ArrayList<>();
    if (filters.tenantId() != null) {
      queries.add(term("tenantId", filters.tenantId()));
    }
    if (filters.interviewId() != null) {
      queries.add(term("interviewId", filters.interviewId()));
    }
    return queries;
  }

  /**
   * When it was said.
   *
   * @param since the field that counts for {@link SearchFilters#since()}: where a document starts,
   *     or where it ends
   */
  static List<Query> time(String since, SearchFilters filters) {
    List<Query> queries = new ArrayList<>();
    if (filters.since() != null) {
      queries.add(
          Query.of(
              query ->
                  query.range(range -> range.date(d -> d.field(since).gte("" + filters.since())))));
    }
    if (filters.until() != null) {
      queries.add(
          Query.of(
              query ->
                  query.range(
                      range -> range.date(d -> d.field("startedAt").lt("" + filters.until())))));
    }
    return queries;
  }

  /** Who says it, by id or by name however it is written. */
  static Query speaker(String speaker) {
    return any(
        List.of(
            term("speaker", speaker),
            Query.of(
                query ->
                    query.term(
                        term -> term.field("speakerName").value(speaker).caseInsensitive(true)))));
  }
}
