package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.vector.GramMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChaptersTest {

  @Test
  void anInterviewWithoutUnitsHasNoChapters() {
    assertThat(find(List.of())).isEmpty();
  }

  @Test
  void aSingleUnitIsAChapter() {
    List<ChapterUnit> units = new PlantedInterview(1).subject(1).units();
    assertThat(find(units)).containsExactly(new ChapterSpan(0, 25_000, 0, 0, 1));
  }

  @Test
  void aSingleWordOfNoLengthIsAChapter() {
    ChapterUnit unit =
        new ChapterUnit(
            1_000, 1_000, false, 1, List.of(new Opening(1_000, 0, false, 0)), new float[] {1});
    assertThat(find(List.of(unit))).containsExactly(new ChapterSpan(1_000, 1_001, 0, 0, 1));
  }

  @Test
  void subjectsThatChangeBecomeChapters() {
    long seed = 7;
    PlantedInterview planted =
        new PlantedInterview(seed).subject(10).subject(14).subject(8).subject(12);
    List<ChapterSpan> chapters = find(planted.units());
    assertThat(chapters).as("seed %d", seed).hasSize(4);
    for (int i = 0; i < planted.boundaries().size(); i++) {
      assertThat(chapters.get(i + 1).startMs())
          .as("seed %d", seed)
          .isBetween(planted.boundaries().get(i) - 15_000, planted.boundaries().get(i) + 15_000);
    }
  }

  @Test
  void chaptersFollowEachOtherFromTheFirstWordToTheLast() {
    long seed = 11;
    Random random = new Random(seed);
    for (int trial = 0; trial < 20; trial++) {
      PlantedInterview planted = new PlantedInterview(random.nextLong());
      for (int subject = 0; subject < 6; subject++) {
        planted.subject(2 + random.nextInt(12)).unknown(random.nextInt(2));
      }
      List<ChapterUnit> units = planted.units();
      List<ChapterSpan> chapters = find(units);
      assertThat(chapters.get(0).startMs()).as("seed %d", seed).isZero();
      assertThat(chapters.get(0).firstUnit()).as("seed %d", seed).isZero();
      ChapterSpan last = chapters.get(chapters.size() - 1);
      assertThat(last.endMs()).as("seed %d", seed).isEqualTo(units.get(units.size() - 1).endMs());
      assertThat(last.lastUnit()).as("seed %d", seed).isEqualTo(units.size() - 1);
      for (int i = 0; i < chapters.size(); i++) {
        ChapterSpan chapter = chapters.get(i);
        assertThat(chapter.endMs() - chapter.startMs())
            .as("seed %d", seed)
            .isGreaterThanOrEqualTo(60_000);
        assertThat(chapter.strength()).as("seed %d", seed).isBetween(0.0, 1.0);
        if (i > 0) {
          assertThat(chapter.startMs()).isEqualTo(chapters.get(i - 1).endMs());
          assertThat(chapter.firstUnit()).isEqualTo(chapters.get(i - 1).lastUnit() + 1);
        }
      }
    }
  }

  @Test
  void oneSubjectIsOneChapter() {
    assertThat(find(new PlantedInterview(3).subject(5).units())).hasSize(1);
  }

  @Test
  void withoutVectorsCuesDecide() {
    List<ChapterUnit> units = withCue(new PlantedInterview(5).unknown(24).units(), 11, 6);
    assertThat(find(units)).extracting(ChapterSpan::startMs).contains(11 * 25_000L);
  }

  @Test
  void aChapterBeginsAtTheSentenceThatSoundsLikeOneAndNotAtTheUnit() {
    PlantedInterview planted = new PlantedInterview(9).subject(10).subject(10);
    List<ChapterUnit> units = new ArrayList<>(planted.units());
    ChapterUnit unit = units.get(10);
    List<Opening> openings = new ArrayList<>(unit.openings());
    Opening second = openings.get(1);
    openings.set(1, new Opening(second.startMs(), 0, true, 4));
    units.set(10, with(unit, openings));
    assertThat(find(units)).extracting(ChapterSpan::startMs).contains(second.startMs());
  }

  @Test
  void aLongPauseSpeaksForAnOpening() {
    List<ChapterUnit> units = new ArrayList<>(new PlantedInterview(5).unknown(24).units());
    ChapterUnit unit = units.get(12);
    List<Opening> openings = new ArrayList<>(unit.openings());
    openings.set(0, new Opening(unit.startMs(), 4_000, false, 0));
    units.set(12, with(unit, openings));
    ChapterSettings pauses = new ChapterSettings(60_000, 240_000, 0.29, 0.001, 3, 0, 0, 0);
    assertThat(Chapters.find(units, GramMatrix.plain(), pauses))
        .extracting(ChapterSpan::startMs)
        .contains(unit.startMs());
  }

  @Test
  void theSameUnitsHaveTheSameChapters() {
    List<ChapterUnit> units = new PlantedInterview(13).subject(9).subject(9).subject(9).units();
    assertThat(find(units)).isEqualTo(find(List.copyOf(units)));
  }

  @Test
  void aHigherPenaltyMakesFewerChapters() {
    List<ChapterUnit> units = new PlantedInterview(17).subject(9).subject(9).subject(9).units();
    ChapterSettings dear = ChapterSettings.DEFAULTS.withPenalty(1000);
    assertThat(Chapters.find(units, GramMatrix.plain(), dear)).hasSize(1);
  }

  @Test
  void theChaptersOfDaysAreFoundAmongGroupsOfUnits() {
    long seed = 19;
    PlantedInterview planted = new PlantedInterview(seed);
    for (int subject = 0; subject < 60; subject++) {
      planted.subject(80 + subject % 7);
    }
    assertThat(planted.units().size()).isGreaterThan(2 * JoinedUnits.MOST);
    List<ChapterSpan> chapters = find(planted.units());
    assertThat(chapters.get(0).firstUnit()).isZero();
    assertThat(chapters.get(chapters.size() - 1).lastUnit()).isEqualTo(planted.units().size() - 1);
    for (long boundary : planted.boundaries()) {
      assertThat(chapters)
          .as("seed %d, %d", seed, boundary)
          .anyMatch(chapter -> Math.abs(chapter.startMs() - boundary) <= 75_000);
    }
    assertThat(chapters).as("seed %d", seed).hasSizeLessThan(90);
  }

  private static List<ChapterSpan> find(List<ChapterUnit> units) {
    return Chapters.find(units, GramMatrix.plain());
  }

  private static List<ChapterUnit> withCue(List<ChapterUnit> units, int index, float cue) {
    List<ChapterUnit> changed = new ArrayList<>(units);
    ChapterUnit unit = units.get(index);
    List<Opening> openings = new ArrayList<>(unit.openings());
    openings.set(0, new Opening(unit.startMs(), 0, true, cue));
    changed.set(index, with(unit, openings));
    return changed;
  }

  private static ChapterUnit with(ChapterUnit unit, List<Opening> openings) {
    return new ChapterUnit(
        unit.startMs(), unit.endMs(), unit.afterGap(), unit.words(), openings, unit.vector());
  }
}
