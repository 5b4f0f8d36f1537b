package io.colloquy.bench.interviews;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A transcript that a person wrote.
 *
 * @param id its name in the file
 * @param durationMs how long it lasts
 * @param turns in the order of the file
 * @param chapters in order
 */
public record WrittenInterview(
    String id, long durationMs, List<WrittenTurn> turns, List<WrittenChapter> chapters) {

  /** Whoever speaks slower than this is taken to pause. */
  private static final long LONGEST_WORD_MS = 1_000;

  public WrittenInterview {
    turns = List.copyOf(turns);
    chapters = List.copyOf(chapters);
  }

  /** Its id as the job takes it: without the slash that parts tenant and interview in keys. */
  public String interviewId() {
    return id.replaceAll("[^A-Za-z0-9._-]+", "_");
  }

  /**
   * The words of each turn. Only turns have times, so words are spread evenly until the next turn
   * begins; turns of the same second share the time until the next second in which one begins.
   */
  public List<List<Word>> spokenTurns() {
    List<List<String>> texts = turns.stream().map(WrittenInterview::words).toList();
    List<List<Word>> spoken = new ArrayList<>();
    while (spoken.size() < turns.size()) {
      int first = spoken.size();
      long startMs = turns.get(first).startMs();
      int last = first;
      while (last + 1 < turns.size() && turns.get(last + 1).startMs() <= startMs) {
        last++;
      }
      long endMs = last + 1 < turns.size() ? turns.get(last + 1).startMs() : durationMs;
      spread(texts.subList(first, last + 1), startMs, endMs, spoken);
    }
    return spoken;
  }

  private static List<String> words(WrittenTurn turn) {
    return turn.text().isBlank() ? List.of() : List.of(turn.text().strip().split("\\s+"));
  }

  private static void spread(
      List<List<String>> texts, long startMs, long endMs, List<List<Word>> spoken) {
    int count = texts.stream().mapToInt(List::size).sum();
    double eachMs = Math.min(LONGEST_WORD_MS, Math.max(0, endMs - startMs) / (double) count);
    int at = 0;
    for (List<String> text : texts) {
      List<Word> words = new ArrayList<>();
      for (String word : text) {
        long wordMs = startMs + Math.round(at * eachMs);
        at++;
        words.add(new Word(word, wordMs, startMs + Math.round(at * eachMs), 1));
      }
      spoken.add(words);
    }
  }
}
