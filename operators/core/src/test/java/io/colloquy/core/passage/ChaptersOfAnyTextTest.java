package io.colloquy.core.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.chapter.Chapter;
import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.NamedChapters;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.segment.Gap;
import io.colloquy.core.text.Word;
import io.colloquy.core.vector.GramMatrix;
import io.colloquy.core.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever times words have, a complete interview has chapters. */
class ChaptersOfAnyTextTest {
  private static final String[] SAID = {"hello?", "The", "harbour", "Ada", "opened.", "3", "…"};

  @Test
  void everySentenceLiesInOneChapterEvenIfItTakesNoTime() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int trial = 0; trial < 400; trial++) {
      String as = "seed " + seed + ", trial " + trial;
      List<StreamText> streams = new ArrayList<>();
      for (int stream = 0; stream <= random.nextInt(2); stream++) {
        streams.add(stream("call:" + stream, random));
      }
      InterviewText text = InterviewText.of(streams);
      List<ChapterUnit> units =
          text.units().stream()
              .map(unit -> unit.unit().withVector(random.nextInt(9) == 0 ? null : vector(random)))
              .toList();
      List<Chapter> chapters = NamedChapters.whole(units, text.sentences(), GramMatrix.plain());
      assertThat(text.sentences())
          .as(as)
          .allSatisfy(one -> assertThat(chapters.stream().filter(of -> isIn(one, of))).hasSize(1));
      NamedChapters.provisional(text.units(), List.of());
    }
  }

  private static boolean isIn(Sentence sentence, Chapter chapter) {
    return chapter.startMs() <= sentence.startMs() && sentence.startMs() < chapter.endMs();
  }

  private static StreamText stream(String id, Random random) {
    List<Word> words = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    long atMs = random.nextInt(3) * 1_000L;
    int count = 1 + (random.nextBoolean() ? random.nextInt(4) : random.nextInt(400));
    for (int i = 0; i < count; i++) {
      long lengthMs =
          random.nextBoolean() ? 0 : random.nextInt(random.nextInt(50) == 0 ? 90_000 : 600);
      words.add(new Word(SAID[random.nextInt(SAID.length)], atMs, atMs + lengthMs, 1, null));
      atMs += lengthMs + (random.nextInt(3) == 0 ? 0 : random.nextInt(3_000));
      if (random.nextInt(40) == 0) {
        gaps.add(new Gap(atMs, atMs + random.nextInt(2_000), "lost"));
      }
    }
    return new StreamText(id, words, gaps);
  }

  private static float[] vector(Random random) {
    float[] vector = new float[8];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.unit(vector);
  }
}
