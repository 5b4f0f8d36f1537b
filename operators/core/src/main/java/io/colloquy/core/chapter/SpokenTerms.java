package io.colloquy.core.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which terms are said when in an interview, and how the vocabulary changes at a sentence. */
final class SpokenTerms {
  private static final long NEAR_MS = 60_000;
  private static final long FAR_MS = 240_000;
  private static final long OPENING_MS = 20_000;
  private static final int TELLING_TERMS = 3;

  private final long[] startsMs;
  private final List<List<String>> terms;
  private final Map<String, long[]> timesMs = new HashMap<>();
  private final Map<String, Integer> sentencesWith = new HashMap<>();

  /** Listens to the sentences of an interview, in order of their starts. */
  SpokenTerms(List<Sentence> sentences) {
    startsMs = sentences.stream().mapToLong(Sentence::startMs).toArray();
    terms = sentences.stream().map(sentence -> Terms.of(sentence.text())).toList();
    Map<String, List<Long>> times = new HashMap<>();
    for (int i = 0; i < startsMs.length; i++) {
      for (String term : terms.get(i)) {
        times.computeIfAbsent(term, unseen -> new ArrayList<>()).add(startsMs[i]);
      }
      new HashSet<>(terms.get(i)).forEach(term -> sentencesWith.merge(term, 1, Integer::sum));
    }
    times.forEach(
        (term, ms) -> timesMs.put(term, ms.stream().mapToLong(Long::longValue).toArray()));
  }

  /** Cosine of the TF-IDF vectors of the minute before a sentence and the minute from it on. */
  double similarity(int sentence) {
    Map<String, Integer> before = count(at(startsMs[sentence] - NEAR_MS), sentence);
    Map<String, Integer> behind = count(sentence, at(startsMs[sentence] + NEAR_MS));
    double both = 0;
    for (Map.Entry<String, Integer> term : before.entrySet()) {
      double weight = weight(term.getKey());
      both += term.getValue() * behind.getOrDefault(term.getKey(), 0) * weight * weight;
    }
    return both == 0 ? 0 : both / Math.sqrt(square(before) * square(behind));
  }

  /**
   * Whether the 20 s from a sentence on introduce what the next four minutes, unlike the last, are
   * about: the mean over the three most telling terms of the logarithm of how much more often they
   * come behind it, weighted by their rareness.
   */
  double introduction(int sentence) {
    double[] telling =
        count(sentence, at(startsMs[sentence] + OPENING_MS)).keySet().stream()
            .filter(term -> sentencesWith.get(term) > 1)
            .map(term -> burst(term, startsMs[sentence]) * weight(term) / 5)
            .sorted(Comparator.reverseOrder())
            .limit(TELLING_TERMS)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return Arrays.stream(telling).sum() / TELLING_TERMS;
  }

  private double burst(String term, long atMs) {
    long[] times = timesMs.get(term);
    int now = indexOf(times, atMs);
    int behind = indexOf(times, atMs + FAR_MS) - now;
    int before = now - indexOf(times, atMs - FAR_MS);
    return Math.log((behind + 0.3) / (before + 0.3));
  }

  private double weight(String term) {
    return Math.log(1 + startsMs.length / (double) sentencesWith.get(term));
  }

  private double square(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .mapToDouble(term -> Math.pow(term.getValue() * weight(term.getKey()), 2))
        .sum();
  }

  private Map<String, Integer> count(int from, int to) {
    Map<String, Integer> counts = new HashMap<>();
    in(from, to).forEach(term -> counts.merge(term, 1, Integer::sum));
    return counts;
  }

  private Stream<String> in(int from, int to) {
    return terms.subList(from, Math.max(from, to)).stream().flatMap(List::stream);
  }

  /** The first sentence that starts at a time or later. */
  private int at(long ms) {
    return indexOf(startsMs, ms);
  }

  /** How many of the ascending times lie before another. */
  private static int indexOf(long[] times, long ms) {
    int from = 0;
    int to = times.length;
    while (from < to) {
      int middle = (from + to) / 2;
      if (times[middle] < ms) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
