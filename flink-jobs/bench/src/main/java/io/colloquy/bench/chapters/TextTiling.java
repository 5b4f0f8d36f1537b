package io.colloquy.bench.chapters;

import io.colloquy.core.chapter.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hearst (1997), over words alone: blocks of two minutes before and behind each sentence are
 * compared by the cosine of their word counts; a chapter begins where the similarity is deeper than
 * its mean plus some of its standard deviations, at the deepest sentence of a minute.
 */
final class TextTiling {
  private static final long BLOCK_MS = 120_000;
  private static final long SHORTEST_MS = 60_000;
  private static final int SHORTEST_WORD = 4;

  private final double deviations;

  /**
   * With a threshold.
   *
   * @param deviations how many of them a boundary lies above the mean
   */
  TextTiling(double deviations) {
    this.deviations = deviations;
  }

  List<Long> boundaries(ChapteredInterview interview) {
    List<Sentence> sentences = interview.sentences();
    double[] similarity = new double[sentences.size()];
    for (int i = 1; i < similarity.length; i++) {
      long atMs = sentences.get(i).startMs();
      similarity[i] =
          cosine(count(sentences, atMs - BLOCK_MS, atMs), count(sentences, atMs, atMs + BLOCK_MS));
    }
    return deepest(sentences, depths(similarity));
  }

  private List<Long> deepest(List<Sentence> sentences, double[] depths) {
    double mean = 0;
    double square = 0;
    for (double depth : depths) {
      mean += depth / depths.length;
      square += depth * depth / depths.length;
    }
    double threshold = mean + deviations * Math.sqrt(square - mean * mean);
    List<Long> boundaries = new ArrayList<>();
    for (int i = 1; i < depths.length; i++) {
      long atMs = sentences.get(i).startMs();
      if (depths[i] > threshold && isDeepest(sentences, depths, i) && atMs >= SHORTEST_MS) {
        boundaries.add(atMs);
      }
    }
    return boundaries;
  }

  private static boolean isDeepest(List<Sentence> sentences, double[] depths, int at) {
    for (int i = 0; i < depths.length; i++) {
      long apartMs = sentences.get(i).startMs() - sentences.get(at).startMs();
      boolean isBetter = depths[i] > depths[at] || depths[i] == depths[at] && i < at;
      if (Math.abs(apartMs) < SHORTEST_MS && isBetter) {
        return false;
      }
    }
    return true;
  }

  /** How far the similarity rises on both sides before it falls again. */
  private static double[] depths(double[] similarity) {
    double[] depths = new double[similarity.length];
    for (int i = 1; i < similarity.length; i++) {
      int left = i;
      while (left > 1 && similarity[left - 1] >= similarity[left]) {
        left--;
      }
      int right = i;
      while (right + 1 < similarity.length && similarity[right + 1] >= similarity[right]) {
        right++;
      }
      depths[i] = similarity[left] + similarity[right] - 2 * similarity[i];
    }
    return depths;
  }

  private static Map<String, Integer> count(List<Sentence> sentences, long fromMs, long toMs) {
    Map<String, Integer> counts = new HashMap<>();
    for (Sentence sentence : sentences) {
      if (fromMs <= sentence.startMs() && sentence.startMs() < toMs) {
        for (String word : sentence.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
          if (word.length() >= SHORTEST_WORD) {
            counts.merge(word, 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  private static double cosine(Map<String, Integer> one, Map<String, Integer> other) {
    double product = 0;
    for (Map.Entry<String, Integer> word : one.entrySet()) {
      product += word.getValue() * (double) other.getOrDefault(word.getKey(), 0);
    }
    return product == 0 ? 0 : product / Math.sqrt(square(one) * square(other));
  }

  private static double square(Map<String, Integer> counts) {
    return counts.values().stream().mapToDouble(count -> (double) count * count).sum();
  }
}
