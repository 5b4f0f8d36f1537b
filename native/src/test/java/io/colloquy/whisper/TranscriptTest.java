package io.colloquy.whisper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static final int WINDOW_MS = 4000;

  @Test
  void aCharacterSplitOverTokensBecomesWhole() {
    byte[] cafe = " café".getBytes(UTF_8);
    byte[] first = Arrays.copyOf(cafe, cafe.length - 1);
    byte[] second = {cafe[cafe.length - 1]};
    Decoding decoding = aligned("en", first, second, " au".getBytes(UTF_8), " 🙂".getBytes(UTF_8));
    assertThat(texts(decoding)).containsExactly("café", "au 🙂");
    assertThat(decoding.text()).isEqualTo("café au 🙂");
  }

  @Test
  void bytesThatAreNoTextBecomeReplacementCharacters() {
    Decoding decoding = aligned("en", " caf".getBytes(UTF_8), new byte[] {(byte) 0xC3});
    assertThat(texts(decoding)).containsExactly("caf\uFFFD");
  }

  @Test
  void punctuationBelongsToTheWordBefore() {
    assertThat(texts(aligned("en", " Well", ",", " 12", "%", " -", " yes", ".")))
        .containsExactly("Well,", "12% -", "yes.");
  }

  @Test
  void openingPunctuationBelongsToTheWordBehind() {
    assertThat(texts(aligned("en", " -", " \"", "Yes", "\"", " no")))
        .containsExactly("- \"Yes\"", "no");
  }

  @Test
  void aSegmentOfPunctuationHasTextButNoWord() {
    Decoding decoding = aligned("en", " ...");
    assertThat(decoding.words()).isEmpty();
    assertThat(decoding.text()).isEqualTo("...");
  }

  @Test
  void languagesWithoutSpacesAreSplitAtWholeCharacters() {
    byte[] character = "好".getBytes(UTF_8);
    Decoding decoding =
        aligned(
            "zh",
            "你".getBytes(UTF_8),
            Arrays.copyOf(character, 2),
            Arrays.copyOfRange(character, 2, 3),
            "。".getBytes(UTF_8));
    assertThat(texts(decoding)).containsExactly("你", "好。");
  }

  @Test
  void anAlignedWordRunsFromTheTokenBeforeItToItsOwnLastOne() {
    RecognizedTokens tokens =
        tokens(
            "en",
            new int[] {-1, -1, -1, -1},
            new int[] {460, 960, 1460, 5000},
            " Good".getBytes(UTF_8),
            ",".getBytes(UTF_8),
            " bad".getBytes(UTF_8),
            " ugly".getBytes(UTF_8));
    assertThat(Transcript.of(tokens, WINDOW_MS, 1).words())
        .extracting(DecodedWord::startMs, DecodedWord::endMs)
        .containsExactly(tuple(100, 500), tuple(1000, 1500), tuple(1500, 3000));
  }

  @Test
  void theLastAlignedWordEndsWithItsFullStopButNotBehindItsSegment() {
    assertThat(ends(1460, 2060)).containsExactly(tuple(100, 1000), tuple(1000, 2100));
    assertThat(ends(1460, 3400)).containsExactly(tuple(100, 1000), tuple(1000, 3000));
  }

  private static List<Tuple> ends(int wordMs, int fullStopMs) {
    RecognizedTokens tokens =
        tokens(
            "en",
            new int[] {-1, -1, -1},
            new int[] {960, wordMs, fullStopMs},
            " Good".getBytes(UTF_8),
            " day".getBytes(UTF_8),
            ".".getBytes(UTF_8));
    return Transcript.of(tokens, WINDOW_MS, 1).words().stream()
        .map(word -> tuple(word.startMs(), word.endMs()))
        .toList();
  }

  @Test
  void wordsOfAudioTooShortToAlignShareItEvenly() {
    RecognizedTokens tokens =
        tokens(
            "en",
            new int[] {-1, -1},
            new int[] {-1, -1},
            " Good".getBytes(UTF_8),
            " day".getBytes(UTF_8));
    assertThat(Transcript.of(tokens, WINDOW_MS, 1).words())
        .extracting(DecodedWord::startMs, DecodedWord::endMs)
        .containsExactly(tuple(100, 1550), tuple(1550, 3000));
  }

  @Test
  void heuristicTimesThatOverlapAreCutWhereTheNextWordBegins() {
    RecognizedTokens tokens =
        tokens(
            "en",
            new int[] {200, 700},
            new int[] {900, 1200},
            " Good".getBytes(UTF_8),
            " day".getBytes(UTF_8));
    assertThat(Transcript.of(tokens, WINDOW_MS, 1).words())
        .extracting(DecodedWord::startMs, DecodedWord::endMs)
        .containsExactly(tuple(200, 700), tuple(700, 1200));
  }

  @Test
  void aWordIsAsProbableAsTheGeometricMeanOfItsTokens() {
    assertThat(aligned("en", " dash", "board").words().get(0).probability())
        .isCloseTo(Math.exp(-0.5), within(1e-6));
  }

  private static List<String> texts(Decoding decoding) {
    return decoding.words().stream().map(DecodedWord::text).toList();
  }

  private static Decoding aligned(String language, String... tokens) {
    return aligned(
        language, Arrays.stream(tokens).map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new));
  }

  private static Decoding aligned(String language, byte[]... tokens) {
    int[] none = new int[tokens.length];
    Arrays.fill(none, -1);
    int[] ends = new int[tokens.length];
    Arrays.setAll(ends, i -> 200 + 100 * i);
    return Transcript.of(tokens(language, none, ends, tokens), WINDOW_MS, 1);
  }

  /** One segment from 100 to 3000 ms; every token has log probability -0.5. */
  private static RecognizedTokens tokens(
      String language, int[] startMs, int[] endMs, byte[]... tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[tokens.length];
    float[] logProbabilities = new float[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      bytes.writeBytes(tokens[i]);
      ends[i] = bytes.size();
      logProbabilities[i] = -0.5f;
    }
    return new RecognizedTokens(
        bytes.toByteArray(),
        ends,
        new int[tokens.length],
        logProbabilities,
        startMs,
        endMs,
        new int[] {100},
        new int[] {3000},
        language,
        -0.5,
        1);
  }
}
