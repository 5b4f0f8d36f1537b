package io.colloquy.flink.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import io.colloquy.whisper.DecodedSegment;
import io.colloquy.whisper.DecodedWord;
import io.colloquy.whisper.Decoding;
import io.colloquy.whisper.WordTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowAttemptsTest {

  /** From 10 s to 20 s of media time, all speech. */
  private static final SpeechWindow WINDOW =
      new SpeechWindow(
          "acme",
          "talk",
          0,
          0,
          "mic",
          3,
          0,
          160_000,
          320_000,
          List.of(new SampleSpan(160_000, 320_000)),
          0,
          0,
          320_000,
          new byte[320_000],
          "tiny@0123",
          "beam=1",
          "");

  private final WindowAttempts attempts = new WindowAttempts(WINDOW, WordTiming.DTW);

  @Test
  void oneAcceptedAttemptIsEnough() {
    attempts.add(0, decoding(-.3, segment("all is well", -.3)));
    assertThat(attempts.areEnough()).isTrue();
    Recognition outcome = attempts.outcome();
    assertThat(outcome.getWords())
        .containsExactly(
            new TranscriptWord("all", 10_000L, 10_300L, .5f),
            new TranscriptWord("is", 10_300L, 10_600L, .5f),
            new TranscriptWord("well", 10_600L, 10_900L, .5f));
    assertThat(outcome.getUnclear()).isEmpty();
    assertThat(outcome.getRefusals()).isEmpty();
    assertThat(outcome.getAttempts()).isEqualTo(1);
  }

  @Test
  void countsRefusalsAndWhatTheyCost() {
    attempts.add(0, decoding(-1.6, segment("what", -1.6)));
    attempts.add(.2, decoding(-1.2, segment("hot", -1.2)));
    assertThat(attempts.areEnough()).isFalse();
    attempts.add(.4, decoding(-.6, segment("what now", -.6)));
    assertThat(attempts.areEnough()).isTrue();
    Recognition outcome = attempts.outcome();
    assertThat(outcome.getRefusals()).isEqualTo(Map.of("low-probability", 2));
    assertThat(outcome.getWords())
        .extracting(TranscriptWord::getText)
        .containsExactly("what", "now");
    assertThat(outcome.getTemperature()).isEqualTo(.4f);
    assertThat(outcome.getAverageLogProbability()).isEqualTo(-.6f);
    assertThat(outcome.getAttempts()).isEqualTo(3);
    assertThat(outcome.getEncoderPasses()).isEqualTo(3);
    assertThat(outcome.getDecodeMs()).isEqualTo(30);
  }

  @Test
  void tellsTheTextOfTheBestAttemptApartWhereNoneIsAccepted() {
    attempts.add(0, decoding(-1.6, segment("mumble", -1.6)));
    attempts.add(.2, decoding(-1.2, segment("some words", -1.2)));
    attempts.add(.4, decoding(-1.9, segment("noise", -1.9)));
    Recognition outcome = attempts.outcome();
    assertThat(outcome.getWords()).isEmpty();
    assertThat(outcome.getUnclear())
        .containsExactly(new UnclearSpan(10_000L, 10_600L, "low-probability", "some words"));
    assertThat(outcome.getTemperature()).isEqualTo(.2f);
  }

  @Test
  void doubtfulTextIsNotForgottenForSilence() {
    attempts.add(0, decoding(-1.6, segment("mumble", -1.6)));
    attempts.add(.2, decoding(-.1));
    assertThat(attempts.areEnough()).isFalse();
    assertThat(attempts.outcome().getUnclear())
        .extracting(UnclearSpan::getText)
        .containsExactly("mumble");
  }

  @Test
  void keepsTheWindowsIdentity() {
    attempts.add(0, decoding(-.1));
    Recognition outcome = attempts.outcome();
    assertThat(outcome.getNumber()).isEqualTo(3);
    assertThat(outcome.getStartMs()).isEqualTo(10_000);
    assertThat(outcome.getWords()).isEmpty();
    assertThat(outcome.getUnclear()).isEmpty();
  }

  private static Decoding decoding(double averageLogProbability, DecodedSegment... segments) {
    return new Decoding(List.of(segments), "en", averageLogProbability, 1.2, 1, 10);
  }

  private static DecodedSegment segment(String text, double averageLogProbability) {
    List<DecodedWord> words = new ArrayList<>();
    for (String word : text.split(" ")) {
      int startMs = 300 * words.size();
      words.add(new DecodedWord(word, startMs, startMs + 300, .5));
    }
    return new DecodedSegment(text, words, 0, 300 * words.size(), averageLogProbability);
  }
}
