package io.colloquy.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.outage.ScriptedInterview.Outcome;
import io.colloquy.core.segment.OpenSegment;
import io.colloquy.core.segment.SegmentSettings;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.text.Word;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptedInterviewTest {

  private static final int INTERVIEWS = 100;

  @Test
  void differsAmongTenantsByNothingElse() {
    for (int number = 0; number < INTERVIEWS; number++) {
      List<Recognition> ours = recognitions("ours", number);
      ours.forEach(recognition -> recognition.setTenantId("theirs"));

      assertThat(ours).isEqualTo(recognitions("theirs", number));
    }
    assertThat(recognitions("ours", 1)).isNotEqualTo(recognitions("ours", 2));
  }

  @Test
  void leavesNoMediaTimeBetweenWindowsAndGaps() {
    for (int number = 0; number < INTERVIEWS; number++) {
      List<Recognition> all = recognitions("tenant", number);
      List<Recognition> pieces = all.subList(1, all.size() - 1);
      long endMs = 0;
      for (int position = 0; position < pieces.size(); position++) {
        assertThat(pieces.get(position).getNumber()).as("of %d", number).isEqualTo(position);
        assertThat(pieces.get(position).getStartMs()).as("of %d", number).isEqualTo(endMs);
        endMs = pieces.get(position).getEndMs();
      }
      assertThat(all.get(all.size() - 1).getWindowCounts())
          .as("of %d", number)
          .containsOnly(Map.entry("audio", (long) pieces.size()));
    }
  }

  @Test
  void countsASegmentForEachSentenceOneForEachGapAndTheSummary() {
    Segmenter segmenter = new Segmenter(SegmentSettings.defaults());
    for (int number = 0; number < INTERVIEWS; number++) {
      OpenSegment open = OpenSegment.empty();
      int documents = 1;
      for (Recognition piece : recognitions("tenant", number)) {
        if (piece.getKind() == RecognitionKind.GAP) {
          documents += 1 + segmenter.close(open).segments().size();
          open = OpenSegment.empty();
        } else {
          var segmented = segmenter.accept(open, words(piece), piece.getEndMs());
          documents += segmented.segments().size();
          open = segmented.open();
        }
      }
      documents += segmenter.close(open).segments().size();

      assertThat(ScriptedInterview.documents(number)).as("of %d", number).isEqualTo(documents);
    }
  }

  private static List<Recognition> recognitions(String tenantId, int number) {
    return ScriptedInterview.of(tenantId, number).stream().map(Outcome::recognition).toList();
  }

  private static List<Word> words(Recognition window) {
    return window.getWords().stream()
        .map(w -> new Word(w.getText(), w.getStartMs(), w.getEndMs(), w.getProbability()))
        .toList();
  }
}
