package io.colloquy.whisper;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.colloquy.whisper.Recording.SpokenWord;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WhisperStateTest {

  private static final DecodeSettings SETTINGS = DecodeSettings.defaults();

  private static WhisperModel model;
  private static Decoding reference;

  @BeforeAll
  static void open() {
    model = WhisperModel.open(Recording.MODEL);
    try (WhisperState state = model.newState()) {
      reference = state.decode(Recording.samples(), SETTINGS);
    }
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void hearsEveryWordThatWasSpoken() {
    assertThat(normalised(reference))
        .isEqualTo(Recording.words().stream().map(SpokenWord::text).toList());
    assertThat(reference.language()).isEqualTo("en");
    assertThat(reference.averageLogProbability()).isBetween(-0.5, 0.0);
    assertThat(reference.compressionRatio()).isBetween(1.0, 2.4);
    assertThat(reference.text()).startsWith("Nobody showed me").endsWith("team.");
    assertThat(reference.words()).allSatisfy(w -> assertThat(w.probability()).isBetween(0.05, 1.0));
  }

  @Test
  void timesWordsByTheAlignmentHeads() {
    assertThat(model.wordTiming()).isEqualTo(WordTiming.DTW);
    assertThat(medianErrorMs(reference, SpokenWord::startMs, DecodedWord::startMs)).isLessThan(100);
    assertThat(medianErrorMs(reference, SpokenWord::endMs, DecodedWord::endMs)).isLessThan(100);
    assertOrderedTimes(reference, 14_930);
  }

  @Test
  void timesWordsByTheHeuristicWhereTheModelHasNoAlignmentHeads() {
    try (WhisperModel plain =
            WhisperModel.open(Recording.MODEL, Device.cpu(), AlignmentHeads.none());
        WhisperState state = plain.newState()) {
      Decoding decoding = state.decode(Recording.samples(), SETTINGS);
      assertThat(plain.wordTiming()).isEqualTo(WordTiming.TOKEN_HEURISTIC);
      assertThat(normalised(decoding)).isEqualTo(normalised(reference));
      assertThat(medianErrorMs(decoding, SpokenWord::startMs, DecodedWord::startMs))
          .isLessThan(1500);
      assertOrderedTimes(decoding, 14_930);
    }
  }

  @Test
  void segmentsCarryTheWordsOfTheirText() {
    String text = String.join(" ", reference.words().stream().map(DecodedWord::text).toList());
    assertThat(reference.text()).isEqualTo(text);
    assertThat(reference.segments())
        .allSatisfy(
            segment -> {
              assertThat(segment.endMs()).isGreaterThan(segment.startMs());
              assertThat(segment.averageLogProbability()).isBetween(-1.0, 0.0);
              assertThat(segment.words())
                  .extracting(DecodedWord::text)
                  .containsExactly(segment.text().split(" "));
            });
  }

  @Test
  void fourStatesInParallelHearWhatOneHears() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Decoding>> decodings = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        decodings.add(
            threads.submit(
                () -> {
                  try (WhisperState state = model.newState()) {
                    return state.decode(Recording.samples(), SETTINGS);
                  }
                }));
      }
      for (Future<Decoding> decoding : decodings) {
        assertThat(decoding.get().words()).isEqualTo(reference.words());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatWasDecodedBeforeChangesNothing() {
    DecodeSettings drawn = SETTINGS.withTemperature(0.8).withBeamSize(1).withSeed(7);
    try (WhisperState fresh = model.newState();
        WhisperState used = model.newState()) {
      Decoding expected = fresh.decode(Recording.samples(), drawn);
      used.decode(Recording.samples(), drawn.withSeed(1).withBestOf(2));
      used.decode(Recording.silence(Recording.SAMPLE_RATE), SETTINGS.withBeamSize(8));
      assertThat(used.decode(Recording.samples(), drawn).words()).isEqualTo(expected.words());
      assertThat(used.decode(Recording.samples(), SETTINGS).words()).isEqualTo(reference.words());
    }
  }

  @Test
  void theSeedDecidesWhatIsDrawn() {
    DecodeSettings drawn = SETTINGS.withTemperature(1).withBeamSize(1).withBestOf(1);
    try (WhisperState state = model.newState()) {
      List<List<String>> texts =
          IntStream.range(0, 4)
              .mapToObj(seed -> normalised(state.decode(Recording.samples(), drawn.withSeed(seed))))
              .distinct()
              .toList();
      assertThat(texts).hasSizeGreaterThan(1);
    }
  }

  @Test
  void theTemperatureMakesNoTextMoreProbable() {
    // So cold that the likeliest words are drawn, as at temperature 0.
    DecodeSettings greedy = SETTINGS.withBeamSize(1).withBestOf(1);
    try (WhisperState state = model.newState()) {
      Decoding likeliest = state.decode(Recording.samples(), greedy);
      Decoding drawn = state.decode(Recording.samples(), greedy.withTemperature(0.01));
      assertThat(normalised(drawn)).isEqualTo(normalised(likeliest));
      assertThat(drawn.averageLogProbability())
          .isCloseTo(likeliest.averageLogProbability(), within(0.02));
      for (int i = 0; i < drawn.words().size(); i++) {
        assertThat(drawn.words().get(i).probability())
            .as(drawn.words().get(i).text())
            .isCloseTo(likeliest.words().get(i).probability(), within(0.1));
      }
    }
  }

  @Test
  void anotherPassRunsOnlyWhereSpeechIsLeft() {
    // The first sentence ends at 4.26 s; the second begins at 4.38 s and is cut.
    FloatBuffer window = Recording.samples().limit(5050 * 16);
    try (WhisperState state = model.newState()) {
      Decoding unaware = state.decode(window, SETTINGS);
      Decoding speechLeft = state.decode(window, SETTINGS.withSpeechEndMs(5050));
      Decoding noSpeechLeft = state.decode(window, SETTINGS.withSpeechEndMs(4300));
      assertThat(unaware.encoderPasses()).isEqualTo(2);
      assertThat(speechLeft.encoderPasses()).isEqualTo(2);
      assertThat(speechLeft.words()).isEqualTo(unaware.words());
      assertThat(normalised(speechLeft)).endsWith("fast", "after");
      assertThat(noSpeechLeft.encoderPasses()).isEqualTo(1);
      assertThat(normalised(noSpeechLeft)).endsWith("hours", "were", "fast");
    }
  }

  @Test
  void silenceBehindTheSpeechChangesNoWord() {
    try (WhisperState state = model.newState()) {
      Decoding decoding = state.decode(Recording.paddedTo(25), SETTINGS);
      assertThat(normalised(decoding)).isEqualTo(normalised(reference));
    }
  }

  @Test
  void silenceGivesNoWords() {
    try (WhisperState state = model.newState()) {
      Decoding decoding = state.decode(Recording.silence(5 * Recording.SAMPLE_RATE), SETTINGS);
      assertThat(decoding.words()).isEmpty();
      assertThat(decoding.compressionRatio()).isZero();
    }
  }

  @Test
  void anyLengthOfAudioIsDecoded() {
    FloatBuffer samples = Recording.samples();
    try (WhisperState state = model.newState()) {
      for (int ms : new int[] {1, 50, 99, 101, 120, 140, 159, 161, 200, 333, 500, 1000, 2500}) {
        FloatBuffer start = samples.duplicate().position(8000).limit(8000 + ms * 16).slice();
        assertOrderedTimes(state.decode(start, SETTINGS), ms);
      }
    }
  }

  @Test
  void aPromptIsHeardAndCarriesNothingOver() {
    try (WhisperState state = model.newState()) {
      Decoding prompted = state.decode(Recording.samples(), SETTINGS.withPrompt("dashboard"));
      assertThat(normalised(prompted)).containsAnyElementsOf(normalised(reference));
      Decoding longPrompt =
          state.decode(Recording.samples(), SETTINGS.withPrompt("the dashboard ".repeat(400)));
      assertThat(longPrompt.encoderPasses()).isPositive();
      assertThat(state.decode(Recording.samples(), SETTINGS).words()).isEqualTo(reference.words());
    }
  }

  @Test
  void abortLeavesTheRestOfTheWindowUndecoded() throws Exception {
    DecodeSettings slow = SETTINGS.withBeamSize(8);
    try (WhisperState state = model.newState()) {
      ThrowingCallable decode = () -> state.decode(Recording.paddedTo(30), slow);
      long wholeNanos = Math.min(wholeNanos(decode), wholeNanos(decode));
      for (double part : new double[] {0.05, 0.3}) {
        CallInFlight call = new CallInFlight(decode);
        while (call.isRunning() && call.processorNanos() < part * wholeNanos) {
          Thread.onSpinWait();
        }
        state.abort();
        long asked = call.processorNanos();
        assertThat(call.end()).isInstanceOf(DecodingAborted.class);
        assertThat(call.processorNanos() - asked).isLessThan(wholeNanos / 4);
      }
      assertThat(state.decode(Recording.samples(), SETTINGS).words()).isEqualTo(reference.words());
    }
  }

  private static long wholeNanos(ThrowingCallable decode) throws InterruptedException {
    CallInFlight call = new CallInFlight(decode);
    assertThat(call.end()).isNull();
    return call.processorNanos();
  }

  @Test
  void abortWithoutACallDoesNothing() {
    WhisperState state = model.newState();
    state.abort();
    assertThat(state.decode(Recording.samples(), SETTINGS).words()).isEqualTo(reference.words());
    state.close();
    state.abort();
  }

  @Test
  void closeWaitsForTheCallInFlight() throws Exception {
    WhisperState state = model.newState();
    CompletableFuture<Decoding> decoding =
        CompletableFuture.supplyAsync(() -> state.decode(Recording.paddedTo(30), SETTINGS));
    while (!state.isDecoding() && !decoding.isDone()) {
      Thread.onSpinWait();
    }
    state.close();
    assertThat(normalised(decoding.get(60, SECONDS))).isEqualTo(normalised(reference));
    assertThatThrownBy(() -> state.decode(Recording.samples(), SETTINGS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void closingTwiceIsHarmless() {
    WhisperState state = model.newState();
    state.close();
    state.close();
    assertThatThrownBy(() -> state.decode(Recording.samples(), SETTINGS))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void audioThatCannotBeDecodedIsRefused() {
    try (WhisperState state = model.newState()) {
      assertThatThrownBy(() -> state.decode(Recording.silence(0), SETTINGS))
          .hasMessageContaining("no samples");
      assertThatThrownBy(() -> state.decode(Recording.silence(480_001), SETTINGS))
          .hasMessageContaining("480001 samples");
      FloatBuffer broken = Recording.silence(1600).put(3, Float.NaN);
      assertThatThrownBy(() -> state.decode(broken, SETTINGS))
          .hasMessageContaining("sample 3 of the audio is NaN");
      assertThatThrownBy(() -> state.decode(FloatBuffer.allocate(1600), SETTINGS))
          .hasMessageContaining("direct buffer");
      assertThatThrownBy(
              () -> state.decode(Recording.silence(32_000), SETTINGS.withAudioContext(50)))
          .hasMessageContaining("hears 1000 ms, but the audio has 2000 ms");
    }
  }

  @Test
  void settingsThatTheModelCannotFollowAreRefused() {
    FloatBuffer audio = Recording.silence(16_000);
    try (WhisperState state = model.newState()) {
      assertThatThrownBy(() -> state.decode(audio, SETTINGS.withLanguage("de")))
          .isInstanceOf(WhisperException.class)
          .hasMessageContaining("English only, not 'de'");
      assertThatThrownBy(() -> state.decode(audio, SETTINGS.withLanguage("klingon")))
          .isInstanceOf(WhisperException.class)
          .hasMessageContaining("no language 'klingon'");
      assertThatThrownBy(() -> state.decode(audio, SETTINGS.withAudioContext(1501)))
          .isInstanceOf(WhisperException.class)
          .hasMessageContaining("1500 at most");
    }
  }

  @Test
  void aShorterAudioContextHearsAShortWindow() {
    FloatBuffer sentence = Recording.samples().limit(70_000);
    try (WhisperState state = model.newState()) {
      Decoding decoding = state.decode(sentence, SETTINGS.withAudioContext(750));
      assertThat(decoding.encoderPasses()).isPositive();
      assertOrderedTimes(decoding, 70_000 / 16);
    }
  }

  private static List<String> normalised(Decoding decoding) {
    return decoding.words().stream()
        .map(word -> word.text().toLowerCase(Locale.ROOT).replaceAll("[.,?!]+$", ""))
        .toList();
  }

  private static int medianErrorMs(
      Decoding decoding, ToIntFunction<SpokenWord> spoken, ToIntFunction<DecodedWord> decoded) {
    List<SpokenWord> truth = Recording.words();
    int[] errors =
        IntStream.range(0, truth.size())
            .map(
                i ->
                    Math.abs(
                        spoken.applyAsInt(truth.get(i))
                            - decoded.applyAsInt(decoding.words().get(i))))
            .sorted()
            .toArray();
    return errors[errors.length / 2];
  }

  private static void assertOrderedTimes(Decoding decoding, int windowMs) {
    int latest = 0;
    for (DecodedWord word : decoding.words()) {
      assertThat(word.startMs()).isGreaterThanOrEqualTo(latest);
      assertThat(word.endMs()).isBetween(word.startMs(), windowMs);
      latest = word.endMs();
    }
  }
}
