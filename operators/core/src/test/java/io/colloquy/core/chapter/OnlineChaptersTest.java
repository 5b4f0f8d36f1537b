package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OnlineChaptersTest {

  @Test
  void theFirstFiveMinutesHaveNone() {
    List<ChapterUnit> units = new PlantedInterview(1).subject(5).subject(7).units();
    assertThat(OnlineChapters.find(units.subList(0, 11))).isEmpty();
    assertThat(OnlineChapters.find(units)).isNotEmpty();
  }

  @Test
  void aSubjectThatChangedBeginsAChapter() {
    PlantedInterview planted = new PlantedInterview(2).subject(12).subject(12);
    assertThat(OnlineChapters.find(planted.units()))
        .extracting(ChapterSpan::startMs)
        .anySatisfy(startMs -> assertThat(startMs).isBetween(280_000L, 320_000L));
  }

  @Test
  void aHigherThresholdMakesFewerChapters() {
    List<ChapterUnit> units = new PlantedInterview(2).subject(12).subject(12).units();
    assertThat(OnlineChapters.find(units, 100)).hasSize(1);
    assertThat(OnlineChapters.find(units, 0)).hasSizeGreaterThan(1);
  }

  @Test
  void unitsWithoutVectorsAreNoChange() {
    List<ChapterUnit> units = new PlantedInterview(3).unknown(40).units();
    assertThat(OnlineChapters.find(units)).hasSize(1);
  }

  @Test
  void chaptersFollowEachOther() {
    List<ChapterSpan> chapters =
        OnlineChapters.find(new PlantedInterview(4).subject(20).subject(9).subject(16).units());
    assertThat(chapters).hasSizeGreaterThan(1);
    for (int i = 1; i < chapters.size(); i++) {
      assertThat(chapters.get(i).startMs()).isEqualTo(chapters.get(i - 1).endMs());
      assertThat(chapters.get(i).firstUnit()).isEqualTo(chapters.get(i - 1).lastUnit() + 1);
    }
  }
}
