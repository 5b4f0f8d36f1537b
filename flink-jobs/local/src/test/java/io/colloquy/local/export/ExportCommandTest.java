package io.colloquy.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSummary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportCommandTest {

  private static final List<IndexedSegment> ONE = List.of(Interviews.gap("audio", 0, 5_000));

  @Test
  void warnsOfATranscriptThatMayNotBeTheWholeOne() {
    assertThat(ExportCommand.warning("call-7", Optional.empty(), ONE))
        .hasValue("call-7 is not complete yet: this is what there is so far");
    assertThat(ExportCommand.warning("call-7", summary(2), ONE))
        .hasValue(
            "call-7: its summary counts 3 documents, but 1 are indexed; ./colloquy dead-letters"
                + " list --interview call-7 tells whether some were refused");
    assertThat(ExportCommand.warning("call-7", summary(0), ONE)).isEmpty();
  }

  private static Optional<IndexedSummary> summary(int segments) {
    return Optional.of(
        new IndexedSummary(null, 0, 9_000, segments, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, false));
  }
}
