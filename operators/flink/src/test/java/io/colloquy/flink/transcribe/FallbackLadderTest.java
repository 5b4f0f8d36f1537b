package io.colloquy.flink.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.whisper.DecodedWord;
import io.colloquy.whisper.Decoding;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FallbackLadderTest {

  private static final List<String> SPEECH = distinct(60);

  @Test
  void acceptsSpeechThatTheRecognizerBelieves() {
    assertThat(FallbackLadder.accepts(decoding(SPEECH, -.3, 1.6))).isTrue();
    assertThat(FallbackLadder.accepts(decoding(List.of(), 0, 0))).isTrue();
  }

  @Test
  void refusesWhatTheRecognizerDoesNotBelieve() {
    assertThat(FallbackLadder.accepts(decoding(SPEECH, -1.1, 1.6))).isFalse();
  }

  @Test
  void refusesTextThatCompressesTooWell() {
    assertThat(FallbackLadder.accepts(decoding(SPEECH, -.3, 2.5))).isFalse();
  }

  @Test
  void refusesLoopAtTheEndOfTextThatCompressesLikeSpeech() {
    List<String> loop =
        Stream.generate(() -> List.of("and", "so")).limit(16).flatMap(List::stream).toList();

    assertThat(FallbackLadder.accepts(decoding(concat(SPEECH, loop), -.3, 1.9))).isFalse();
    assertThat(FallbackLadder.accepts(decoding(concat(loop, SPEECH), -.3, 1.9))).isTrue();
  }

  @Test
  void acceptsShortAnswersHoweverAlike() {
    assertThat(FallbackLadder.accepts(decoding(List.of("yes", "yes", "yes"), -.3, .6))).isTrue();
  }

  @Test
  void prefersTheMoreProbableOfTwoDoubtfulAttempts() {
    Decoding first = decoding(SPEECH, -1.4, 1.6);
    Decoding second = decoding(SPEECH, -1.2, 1.6);

    assertThat(FallbackLadder.better(null, first)).isSameAs(first);
    assertThat(FallbackLadder.better(first, second)).isSameAs(second);
    assertThat(FallbackLadder.better(second, first)).isSameAs(second);
  }

  @Test
  void prefersDoubtfulSpeechToProbableLoop() {
    Decoding loop = decoding(SPEECH, -.1, 9);
    Decoding doubtful = decoding(SPEECH, -1.4, 1.6);

    assertThat(FallbackLadder.better(loop, doubtful)).isSameAs(doubtful);
    assertThat(FallbackLadder.better(doubtful, loop)).isSameAs(doubtful);
  }

  @Test
  void staysAtTemperatureZeroWithoutFallback() {
    assertThat(FallbackLadder.temperatures(false)).containsExactly(0.);
    assertThat(FallbackLadder.temperatures(true)).containsExactly(0., .2, .4, .6, .8, 1.);
  }

  private static Decoding decoding(
      List<String> texts, double averageLogProbability, double compressionRatio) {
    List<DecodedWord> words =
        IntStream.range(0, texts.size())
            .mapToObj(i -> new DecodedWord(texts.get(i), 100 * i, 100 * i + 90, .9))
            .toList();
    return new Decoding(List.of(), words, "en", averageLogProbability, compressionRatio, 1, 10);
  }

  private static List<String> distinct(int count) {
    return IntStream.range(0, count).mapToObj(i -> "word" + i).toList();
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
