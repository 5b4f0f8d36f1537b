package io.colloquy.core.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.chapter.SpokenWords;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PassageCutterTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void beginsWithTheFirstSentenceOfEachBucketAndOverlapsTheNext() {
    List<Passage> passages = PassageCutter.cut(sentences(0, 20, 10_000, 20), List.of());

    assertThat(passages).extracting(Passage::startMs).startsWith(0L, 30_000L, 60_000L);
    assertThat(passages.get(0).words()).isEqualTo(120);
    assertThat(passages.get(0).text()).startsWith("s0 ").contains(" s5 ").doesNotContain(" s6 ");
    assertThat(passages.get(1).text()).startsWith("s3 ");
    assertThat(passages.get(6).words()).as("at the end").isEqualTo(40);
  }

  @Test
  void endsBeforeGap() {
    List<Passage> passages =
        PassageCutter.cut(sentences(0, 6, 10_000, 20), List.of(new Gap(29_000, 30_000, "lost")));

    assertThat(passages).extracting(Passage::words).containsExactly(60, 60);
  }

  @Test
  void tellsWhoSpeaksInOrderOfFirstSpeech() {
    List<Sentence> sentences =
        List.of(
            new Sentence("mic", 0, 900, "So?", "2"),
            new Sentence("mic", 1_000, 1_900, "Hm.", null),
            new Sentence("mic", 2_000, 2_900, "Well.", "1"),
            new Sentence("mic", 3_000, 3_900, "Well?", "2"));

    assertThat(PassageCutter.cut(sentences, List.of()))
        .containsExactly(new Passage("mic", 0, 3_900, "So? Hm. Well. Well?", 4, List.of("2", "1")));
  }

  @RepeatedTest(30)
  void everyPassageHasItsWordsUnlessTheInterviewOrAGapEndsIt() {
    List<Word> words = SpokenWords.random(random, 2_000);
    Gap gap = gapBehind(words.get(random.nextInt(words.size() - 1)));
    List<Sentence> sentences = SentenceCutter.cut("mic", words, List.of(gap));

    List<Passage> passages = PassageCutter.cut(sentences, List.of(gap));

    Set<Long> buckets =
        sentences.stream()
            .map(sentence -> SegmentBucket.of(sentence.startMs()))
            .collect(Collectors.toSet());
    assertThat(passages).as("seed %d", seed).extracting(Passage::bucket).hasSameElementsAs(buckets);
    assertThat(passages).as("seed %d", seed).doesNotHaveDuplicates().hasSameSizeAs(buckets);
    long lastMs = sentences.get(sentences.size() - 1).endMs();
    long gapMs = gap.startMs();
    assertThat(passages)
        .as("seed %d", seed)
        .allMatch(passage -> passage.words() <= PassageCutter.MOST_WORDS)
        .allMatch(
            passage ->
                passage.words() >= PassageCutter.LEAST_WORDS
                    || passage.endMs() >= Math.min(lastMs, gapMs))
        .noneMatch(passage -> passage.startMs() < gapMs && gapMs < passage.endMs());
  }

  @RepeatedTest(30)
  void lateSentenceChangesOnlyPassagesThatHaveIt() {
    List<Sentence> all = SentenceCutter.cut("mic", SpokenWords.random(random, 2_000), List.of());
    int late = random.nextInt(all.size());
    List<Sentence> without = new ArrayList<>(all);
    Sentence removed = without.remove(late);

    List<Passage> earlier = PassageCutter.cut(without, List.of());

    assertThat(PassageCutter.cut(all, List.of()))
        .as("seed %d", seed)
        .allMatch(passage -> earlier.contains(passage) || passage.text().contains(removed.text()));
  }

  private static Gap gapBehind(Word word) {
    return new Gap(word.endMs(), word.endMs() + 1, "lost");
  }

  /** Sentences of one length, each named by its first word. */
  private static List<Sentence> sentences(long startMs, int count, long everyMs, int words) {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long atMs = startMs + i * everyMs;
      String text = "s" + i + " word".repeat(words - 1);
      sentences.add(new Sentence("mic", atMs, atMs + everyMs - 1_000, text, null));
    }
    return sentences;
  }
}
