package io.colloquy.core.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.vector.GramMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedChaptersTest {
  private static final long UNIT_MS = 25_000;

  @Test
  void chaptersTellWhoSpeaksInThem() {
    List<UnitText> units = units(0, 20);
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      ChapterUnit unit = units.get(i).unit();
      String speaker = i % 3 == 0 ? null : i % 3 == 1 ? "2" : "1";
      sentences.add(
          new Sentence("mic", unit.startMs(), unit.endMs(), units.get(i).text(), speaker));
    }
    List<Chapter> chapters =
        NamedChapters.whole(
            units.stream().map(UnitText::unit).toList(), sentences, GramMatrix.plain());
    assertThat(chapters).isNotEmpty();
    assertThat(chapters)
        .allSatisfy(chapter -> assertThat(chapter.speakers()).containsExactly("1", "2"));
    assertThat(chapters).extracting(Chapter::bucket).doesNotHaveDuplicates();
    assertThat(chapters.get(0).startMs()).isZero();
  }

  @Test
  void provisionalChaptersComeFromFiveMinutesOnInWhateverOrderUnitsCame() {
    assertThat(NamedChapters.provisional(units(0, 11), List.of())).isEmpty();
    List<UnitText> known = new ArrayList<>(units(0, 20));
    List<Chapter> inOrder = NamedChapters.provisional(known, List.of());
    Collections.reverse(known);
    assertThat(inOrder).isNotEmpty();
    assertThat(NamedChapters.provisional(known, List.of())).isEqualTo(inOrder);
  }

  @Test
  void whereNoBoundaryHasChangedOnlyTheLastProvisionalChapterGrows() {
    List<Chapter> before = new ArrayList<>();
    for (Chapter found : NamedChapters.provisional(units(0, 20), List.of())) {
      before.add(
          new Chapter(found.startMs(), found.endMs(), "kept", List.of(), "", List.of(), 0.5));
    }
    List<Chapter> after = NamedChapters.provisional(units(0, 21), before);
    int last = before.size() - 1;
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.subList(0, last)).isEqualTo(before.subList(0, last));
    assertThat(after.get(last).title()).isEqualTo("kept");
    assertThat(after.get(last).endMs()).isEqualTo(before.get(last).endMs() + UNIT_MS);
  }

  @Test
  void anOpenChapterIsNamedAnewEveryTwoMinutes() {
    List<Chapter> before = new ArrayList<>(NamedChapters.provisional(units(0, 18), List.of()));
    int last = before.size() - 1;
    before.set(last, titled(before.get(last), "From its first minute"));
    List<Chapter> after = NamedChapters.provisional(units(0, 19), before);
    assertThat(before.get(last).startMs()).isEqualTo(14 * UNIT_MS);
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.subList(0, last)).isEqualTo(before.subList(0, last));
    assertThat(after.get(last).title()).isNotEqualTo("From its first minute");
    assertThat(after).extracting(Chapter::title).doesNotHaveDuplicates();
  }

  @Test
  void noEarlierChapterHasTheTitleThatTheLastOneGets() {
    List<Chapter> before = new ArrayList<>(NamedChapters.provisional(units(0, 18), List.of()));
    int last = before.size() - 1;
    String next = NamedChapters.provisional(units(0, 19), List.of()).get(last).title();
    before.set(0, titled(before.get(0), next));
    assertThat(NamedChapters.provisional(units(0, 19), before))
        .hasSameSizeAs(before)
        .extracting(Chapter::title)
        .doesNotHaveDuplicates();
  }

  private static Chapter titled(Chapter chapter, String title) {
    return new Chapter(
        chapter.startMs(), chapter.endMs(), title, List.of(), "", List.of(), chapter.strength());
  }

  @Test
  void ofUnitsThatLieOverEachOtherOneCounts() {
    List<UnitText> known = new ArrayList<>(units(0, 20));
    known.addAll(units(9_000, 20));
    List<Chapter> chapters = NamedChapters.provisional(known, List.of());
    assertThat(chapters).isNotEmpty();
    assertThat(chapters).allSatisfy(one -> assertThat(one.startMs() % UNIT_MS).isZero());
  }

  @Test
  void nobodySpeaksInNoChapter() {
    assertThat(NamedChapters.whole(List.of(), List.of(), GramMatrix.plain())).isEmpty();
    assertThat(NamedChapters.provisional(List.of(), List.of())).isEmpty();
  }

  private static List<UnitText> units(long fromMs, int count) {
    List<UnitText> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long startMs = fromMs + i * UNIT_MS;
      float[] vector = new float[4];
      vector[i / 7] = 1;
      List<Opening> openings = List.of(new Opening(startMs, 700, true, 0));
      ChapterUnit unit =
          new ChapterUnit(startMs, startMs + UNIT_MS - 1_000, false, 60, openings, vector);
      units.add(new UnitText(unit, "we talked about boats and harbour number " + i));
    }
    return units;
  }
}
