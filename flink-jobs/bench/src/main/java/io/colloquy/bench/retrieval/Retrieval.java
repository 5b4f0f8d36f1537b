package io.colloquy.bench.retrieval;

import io.colloquy.local.search.Moment;
import io.colloquy.local.search.MomentQuery;
import io.colloquy.local.search.MomentSearch;
import io.colloquy.local.search.SearchFilters;
import java.util.ArrayList;
import java.util.List;

/** Asks queries one after the other, as one person does. */
final class Retrieval {

  private static final SearchFilters EVERYWHERE =
      new SearchFilters(CorpusDocuments.TENANT, null, null, null, null, null);
  private static final int LIMIT = 10;

  /**
   * What became of a query.
   *
   * @param rank of the right moment, from 1; 0 if it was not found
   * @param tookMs from the question to the answer
   * @param found what was found
   */
  record Answer(SoughtMoment sought, int rank, double tookMs, List<Moment> found) {

    boolean isWithin(int ranks) {
      return rank >= 1 && rank <= ranks;
    }
  }

  private Retrieval() {}

  static List<Answer> ask(MomentSearch search, List<SoughtMoment> queries) {
    List<Answer> answers = new ArrayList<>();
    for (SoughtMoment query : queries) {
      long start = System.nanoTime();
      List<Moment> found = search.find(new MomentQuery(query.text(), EVERYWHERE, LIMIT));
      double tookMs = (System.nanoTime() - start) / 1e6;
      answers.add(new Answer(query, rank(query, found), tookMs, found));
    }
    return answers;
  }

  private static int rank(SoughtMoment query, List<Moment> found) {
    for (int i = 0; i < found.size(); i++) {
      if (query.isAt(found.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * The time that this share of the answers took at most.
   *
   * @param share above 0, at most 1
   */
  static double percentileMs(List<Answer> answers, double share) {
    double[] sorted = answers.stream().mapToDouble(Answer::tookMs).sorted().toArray();
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
