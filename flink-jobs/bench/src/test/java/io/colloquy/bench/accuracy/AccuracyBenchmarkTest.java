package io.colloquy.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.Bar;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.Recognizer;
import io.colloquy.bench.Transcript;
import io.colloquy.bench.score.Normalization;
import io.colloquy.bench.score.Reference;
import io.colloquy.bench.score.TimedWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccuracyBenchmarkTest {

  private static final String SAID =
      "we pay about three hundred dollars a month for the product and the price went up in january"
          + " and nobody told us why";

  @Test
  void tabulatesEveryRecognizerOnEveryRecording() throws Exception {
    BenchReport report = compare(SAID, SAID.replace("three", "free"));

    assertThat(report.rows())
        .extracting(row -> row.get("recognizer"))
        .containsExactly("program", "job");
    assertThat(report.rows().get(1))
        .containsEntry("words", 23)
        .containsEntry("sub", 1)
        .containsEntry("wer %", 100. / 23)
        .containsEntry("passes", 2)
        .containsEntry("x real time", 10.)
        .containsEntry("wall / program", 1.)
        .containsEntry("start p95 ms", 0L);
  }

  @Test
  void allowsHalfPointMoreThanBaseline() throws Exception {
    assertThat(compare(SAID.replace("three", "free"), SAID.replace("month", "day")).missesBar())
        .isFalse();
    assertThat(compare(SAID, SAID.replace("three", "free")).bars())
        .filteredOn(Bar::isMissed)
        .singleElement()
        .extracting(Bar::promise)
        .isEqualTo("WER points of job on talk above program");
  }

  @Test
  void missesBarForDoubledPhrase() throws Exception {
    String stuttered = SAID.replace("went up in", "went up in january and the price went up in");

    assertThat(compare(SAID, stuttered).bars())
        .filteredOn(bar -> bar.promise().equals("doubled phrases of job on talk"))
        .singleElement()
        .isEqualTo(new Bar("doubled phrases of job on talk", 4, 0));
  }

  @Test
  void holdsNobodyToRecordingThatBaselineDoesNotUnderstand() throws Exception {
    BenchReport report = compare("the search was down", "the search was down for weeks");

    assertThat(report.bars()).isEmpty();
    assertThat(report.rows()).hasSize(2);
  }

  private static BenchReport compare(String program, String job) throws Exception {
    List<TimedWord> said = timed(SAID);
    Recording recording =
        new Recording(
            "talk", Path.of("talk.wav"), 10_000, new Reference(Normalization.words(SAID), said));
    return new AccuracyBenchmark(
            new Repeater("program", program), List.of(new Repeater("job", job)))
        .run(List.of(recording), Map.of());
  }

  private static List<TimedWord> timed(String text) {
    List<TimedWord> words = new ArrayList<>();
    for (String word : Normalization.words(text)) {
      words.add(new TimedWord(word, 300L * words.size(), 300L * words.size() + 250));
    }
    return words;
  }

  /** Hears the same in every recording. */
  private record Repeater(String name, String text) implements Recognizer {
    @Override
    public Transcript transcribe(Path audio) {
      return new Transcript(timed(text), 2, 1_000);
    }
  }
}
