package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.local.search.StoredDocument;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class StructureCheckTest {

  private final SortedMap<String, StoredDocument> documents =
      Indexed.talk("once upon a time", "and then");

  @Test
  void wholeInterviewContradictsNothing() {
    assertThat(StructureCheck.of(documents)).isEmpty();
  }

  @Test
  void documentsWithoutSummaryAreOrphaned() {
    documents.remove(Indexed.SUMMARY);

    assertThat(StructureCheck.of(documents))
        .hasSameSizeAs(documents.keySet())
        .extracting(Difference::kind)
        .containsOnly(Kind.ORPHANED);
  }

  @Test
  void documentThatTheSummaryDoesNotCountIsOrphaned() {
    Indexed.put(
        documents,
        "interview-segments-v1-2026.11/talk/audio/0/2",
        1_000,
        Indexed.segment(2, 20_000, "more"));

    assertThat(StructureCheck.of(documents)).extracting(Difference::kind).contains(Kind.ORPHANED);
  }

  @Test
  void documentThatOnlyTheSummaryKnowsIsMissing() {
    documents.remove(Indexed.PASSAGE);

    assertThat(StructureCheck.of(documents))
        .containsExactly(new Difference(Kind.MISSING, "talk: 0 passages, the summary counts 1"));
  }

  @Test
  void bucketWithAHoleMissesADocument() {
    Indexed.put(documents, Indexed.SECOND, 1_000, Indexed.segment(2, 10_000, "and then"));

    assertThat(StructureCheck.of(documents))
        .containsExactly(new Difference(Kind.MISSING, "talk: bucket audio/0 has only [0, 2]"));
  }

  @Test
  void segmentOfADeletedChapterIsOrphaned() {
    documents.get(Indexed.FIRST).source().put("chapterId", "talk/7");

    assertThat(StructureCheck.of(documents))
        .containsExactly(
            new Difference(Kind.ORPHANED, "/talk/audio/0/0 is of a chapter that is not there"));
  }

  @Test
  void twoWordsAtOneTimeAreDoubled() {
    Indexed.put(documents, Indexed.SECOND, 1_000, Indexed.segment(1, 1_500, "time and"));

    assertThat(StructureCheck.of(documents))
        .containsExactly(new Difference(Kind.DOUBLED, "talk: a word at 1500 ms"));
  }

  @Test
  void unclearStretchesThatOverlapAreDoubled() {
    putUnclear(1, 50_000);
    putUnclear(2, 50_300);
    documents.get(Indexed.SUMMARY).source().put("unclear", 2);

    assertThat(StructureCheck.of(documents))
        .containsExactly(new Difference(Kind.DOUBLED, "talk: unclear at 50300 ms"));
  }

  @Test
  void unclearDocumentThatTheSummaryDoesNotCountIsOrphanedAndOneLessMissing() {
    putUnclear(1, 50_000);
    assertThat(StructureCheck.of(documents))
        .containsExactly(new Difference(Kind.ORPHANED, "talk: 1 unclear, the summary counts 0"));

    documents.get(Indexed.SUMMARY).source().put("unclear", 2);
    assertThat(StructureCheck.of(documents))
        .containsExactly(new Difference(Kind.MISSING, "talk: 1 unclear, the summary counts 2"));
  }

  @Test
  void wordWithinAnUnclearStretchIsWrong() {
    putUnclear(1, 10_400);
    documents.get(Indexed.SUMMARY).source().put("unclear", 1);

    assertThat(StructureCheck.of(documents))
        .extracting(Difference::kind)
        .containsExactly(Kind.WRONG);
  }

  private void putUnclear(int ordinal, long startMs) {
    Indexed.put(
        documents,
        "interview-segments-v1-2026.11/talk/audio/1/" + ordinal,
        1_000,
        Indexed.unclear(ordinal, startMs, "mumble"));
  }
}
