package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.align.AlignedBucket;
import io.colloquy.core.align.StreamAlignment;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From voices to words: who is the same person as before keeps the number on every word. */
class UnchangedSpeakersTest {
  private static final SpeakerSettings SETTINGS = SpeakerSettings.defaults();
  private static final long LONG_TURN_MS = 2_000;
  private static final long WORD_MS = 300;

  /** More than turns overlap. */
  private static final long MARGIN_MS = 250;

  private final Map<Long, AlignedBucket> buckets = new TreeMap<>();

  /** What words are told to be whose, by their start. */
  private final Map<Long, String> told = new HashMap<>();

  private int patched;

  @Test
  void wordsOfUnchangedSpeakersAreNeverToldAgain() {
    for (long seed = 0; seed < 30; seed++) {
      hear(new Random(seed), "seed " + seed);
    }
    assertThat(patched).as("words that a clustering gave to another speaker").isGreaterThan(100);
  }

  private void hear(Random random, String which) {
    buckets.clear();
    told.clear();
    SimulatedInterview truth =
        new SimulatedInterview(
            random, 2 + random.nextInt(4), 0.3 + random.nextDouble(), 5 + random.nextInt(40));
    TrackedInterview tracked = new TrackedInterview(SETTINGS, 0);
    for (LocalTurns window : truth.windows()) {
      align(List.of(tracked.hear(window)), words(window));
      if (random.nextInt(4) == 0) {
        Map<Integer, Set<Integer>> before = clusters(tracked.state());
        Map<Long, String> toldBefore = new HashMap<>(told);
        align(tracked.recluster(), List.of());
        Map<Integer, Set<Integer>> after = clusters(tracked.state());
        toldBefore.forEach(
            (startMs, speaker) -> {
              if (!speaker.equals(told.get(startMs))) {
                int number = Integer.parseInt(speaker);
                assertThat(after.get(number))
                    .as("%s: voices of speaker %s", which, speaker)
                    .isNotEqualTo(before.get(number));
                patched++;
              }
            });
      }
    }
  }

  private void align(List<WindowTurns> turns, List<Word> words) {
    StreamAlignment alignment =
        new StreamAlignment(WordSpeakerSettings.defaults(), buckets::get, bucket -> null);
    turns.forEach(alignment::turns);
    alignment.words(words);
    alignment
        .align()
        .forEach(
            (word, speaker) -> {
              if (speaker == null) {
                told.remove(word.startMs());
              } else {
                told.put(word.startMs(), speaker);
              }
            });
    alignment.touched().forEach(bucket -> buckets.put(bucket.bucket(), bucket));
  }

  /** Words well within the long turns of people who are heard clearly. */
  private static List<Word> words(LocalTurns window) {
    Set<Integer> clear = new HashSet<>();
    window.speakers().stream()
        .filter(local -> local.cleanSpeechMs() >= SETTINGS.embeddingSpeechMs())
        .forEach(local -> clear.add(local.number()));
    List<Word> words = new ArrayList<>();
    for (Turn turn : window.turns()) {
      if (turn.durationMs() >= LONG_TURN_MS && clear.contains(turn.speaker())) {
        long end = turn.endMs() - MARGIN_MS - WORD_MS;
        for (long start = turn.startMs() + MARGIN_MS; start <= end; start += WORD_MS) {
          words.add(new Word("word", start, start + WORD_MS, 1));
        }
      }
    }
    return words;
  }

  private static Map<Integer, Set<Integer>> clusters(SpeakerState state) {
    Map<Integer, Set<Integer>> clusters = new HashMap<>();
    state
        .clusters()
        .forEach(
            cluster ->
                clusters
                    .computeIfAbsent(cluster.speaker(), s -> new HashSet<>())
                    .add(cluster.id()));
    return clusters;
  }
}
