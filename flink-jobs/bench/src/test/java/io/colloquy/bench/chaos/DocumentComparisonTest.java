package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.local.search.StoredDocument;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class DocumentComparisonTest {

  private final SortedMap<String, StoredDocument> expected = talk();
  private final SortedMap<String, StoredDocument> found = talk();

  @Test
  void equalDocumentsOfAnyVersionsDoNotDiffer() {
    Indexed.put(found, Indexed.FIRST, 2_000, found.get(Indexed.FIRST).source());

    assertThat(DocumentComparison.of(expected, found)).isEmpty();
  }

  @Test
  void documentThatIsNotThereIsMissing() {
    found.remove(Indexed.SECOND);

    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.MISSING, Indexed.SECOND));
  }

  @Test
  void sameTextAndTimeUnderAnotherIdIsDoubled() {
    String place = "interview-segments-v1-2026.11/talk/audio/0/2";
    Indexed.put(found, place, 1_000, Indexed.segment(2, 10_000, "and then"));

    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.DOUBLED, place));
  }

  @Test
  void documentThatTheOtherRunHasNotIsOrphaned() {
    String place = "interview-passages-v1-2026.11/talk/audio/1";
    Indexed.put(found, place, 1_000, Indexed.segment(0, 30_000, "left over"));

    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.ORPHANED, place));
  }

  @Test
  void otherDocumentOfAnEarlierEpochThanTheSummaryIsOlderOverNewer() {
    Indexed.put(found, Indexed.FIRST, 999, Indexed.segment(0, 0, "once upon"));

    assertThat(DocumentComparison.of(expected, found))
        .extracting(Difference::kind)
        .containsExactly(Kind.OLDER);
  }

  @Test
  void otherTextIsWrongAndItsFieldIsNamed() {
    ObjectNode segment = found.get(Indexed.FIRST).source();
    segment.put("text", "once a time");

    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.WRONG, Indexed.FIRST + " [text]"));
  }

  @Test
  void unclearDocumentsAreComparedAsAllOthers() {
    Indexed.put(expected, Indexed.UNCLEAR, 1_000, Indexed.unclear(1, 50_000, "oh we"));
    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.MISSING, Indexed.UNCLEAR));

    Indexed.put(found, Indexed.UNCLEAR, 999, Indexed.unclear(1, 50_000, "oh no"));
    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.OLDER, Indexed.UNCLEAR + " [rawText]"));

    Indexed.put(found, Indexed.UNCLEAR, 1_000, Indexed.unclear(1, 50_000, "oh we"));
    String twin = "interview-segments-v1-2026.11/talk/audio/1/2";
    Indexed.put(found, twin, 1_000, Indexed.unclear(2, 50_000, "oh we"));
    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.DOUBLED, twin));

    Indexed.put(found, twin, 1_000, Indexed.unclear(2, 50_000, "or not"));
    assertThat(DocumentComparison.of(expected, found))
        .containsExactly(new Difference(Kind.ORPHANED, twin));
  }

  private static SortedMap<String, StoredDocument> talk() {
    return Indexed.talk("once upon a time", "and then");
  }
}
