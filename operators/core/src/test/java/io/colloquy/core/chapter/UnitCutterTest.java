package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.segment.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class UnitCutterTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void unitHasTheSentencesOfAllStreamsThatStartInItsStretch() {
    List<UnitText> units =
        UnitCutter.cut(
            List.of(
                sentence("call:1", 1_000, 4_000, "Hello.", "1"),
                sentence("call:2", 4_500, 6_000, "Who is this?", "2"),
                sentence("call:1", 24_000, 29_000, "It is me again.", "1"),
                sentence("call:1", 29_700, 31_000, "Me.", "1")),
            List.of());

    assertThat(units)
        .extracting(UnitText::text)
        .containsExactly("Hello. Who is this? It is me again.", "Me.");
    ChapterUnit unit = units.get(0).unit();
    assertThat(unit.startMs()).isEqualTo(1_000);
    assertThat(unit.endMs()).isEqualTo(29_000);
    assertThat(unit.words()).isEqualTo(8);
    assertThat(unit.afterGap()).isFalse();
    assertThat(unit.openings())
        .extracting(Opening::startMs)
        .containsExactly(1_000L, 4_500L, 24_000L);
    assertThat(unit.openings())
        .extracting(Opening::pauseBeforeMs)
        .containsExactly(0L, 500L, 18_000L);
    assertThat(unit.openings())
        .extracting(Opening::speakerChange)
        .containsExactly(false, true, true);
    assertThat(units.get(1).unit().openings().get(0).pauseBeforeMs()).isEqualTo(700);
  }

  @Test
  void gapBeginsUnitAndIsNoPause() {
    List<UnitText> units =
        UnitCutter.cut(
            List.of(
                sentence("mic", 1_000, 4_000, "Before.", null),
                sentence("mic", 12_000, 14_000, "After.", null)),
            List.of(new Gap(5_000, 11_000, "lost")));

    assertThat(units).extracting(UnitText::text).containsExactly("Before.", "After.");
    assertThat(units.get(1).unit().afterGap()).isTrue();
    assertThat(units.get(1).unit().openings().get(0).pauseBeforeMs()).isZero();
  }

  @Test
  void gapWhileAnotherStreamSpeaksIsNone() {
    List<UnitText> units =
        UnitCutter.cut(
            List.of(
                sentence("call:1", 1_000, 9_000, "All the time.", "1"),
                sentence("call:1", 9_100, 14_000, "Without a pause.", "1")),
            List.of(new Gap(3_000, 8_000, "lost")));

    assertThat(units).hasSize(1);
  }

  @Test
  void gapIntoWhichWordsReachBeginsOneUnit() {
    List<UnitText> units =
        UnitCutter.cut(
            List.of(
                sentence("mic", 1_000, 4_100, "Before.", null),
                sentence("mic", 10_900, 12_000, "After.", null),
                sentence("mic", 13_000, 14_000, "And on.", null)),
            List.of(new Gap(4_000, 11_000, "lost")));

    assertThat(units).extracting(UnitText::text).containsExactly("Before.", "After. And on.");
  }

  @Test
  void whoSpeaksOnAnotherStreamIsAnotherSpeakerUnlessKnown() {
    List<UnitText> unknown =
        UnitCutter.cut(
            List.of(
                sentence("a", 0, 1_000, "One.", null), sentence("b", 1_000, 2_000, "Two.", null)),
            List.of());
    List<UnitText> known =
        UnitCutter.cut(
            List.of(sentence("a", 0, 1_000, "One.", "1"), sentence("b", 1_000, 2_000, "Two.", "1")),
            List.of());

    assertThat(unknown.get(0).unit().openings().get(1).speakerChange()).isTrue();
    assertThat(known.get(0).unit().openings().get(1).speakerChange()).isFalse();
  }

  @RepeatedTest(30)
  void lateWordChangesOneUnitsTextAtMost() {
    List<Sentence> all = SentenceCutter.cut("mic", SpokenWords.random(random, 1_500), List.of());
    List<Sentence> without = new ArrayList<>(all);
    without.remove(random.nextInt(all.size()));

    List<String> texts = texts(all);
    List<String> earlier = texts(without);

    assertThat(texts.stream().collect(Collectors.joining(" ")))
        .as("seed %d", seed)
        .isEqualTo(all.stream().map(Sentence::text).collect(Collectors.joining(" ")));
    assertThat(texts.stream().filter(text -> !earlier.contains(text)))
        .as("seed %d", seed)
        .hasSize(1);
  }

  private static List<String> texts(List<Sentence> sentences) {
    return UnitCutter.cut(sentences, List.of()).stream().map(UnitText::text).toList();
  }

  private static Sentence sentence(
      String streamId, long startMs, long endMs, String text, String speaker) {
    return new Sentence(streamId, startMs, endMs, text, speaker);
  }
}
