package io.colloquy.bench.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.bench.standin.StandInRecognizer.StandInFactory;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.TranscriptWord;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StandInRecognizerTest {
  private static final StandInSettings VARYING = new StandInSettings(0, true, null);
  private static final long AN_HOUR_MS = 3_600_000;

  @Test
  void anyCutOfTheSameSpeechGivesTheSameWords() throws Exception {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<SampleSpan> speech = CutSpeech.speech(random);
      Map<Long, TranscriptWord> words = new TreeMap<>();
      for (SpeechWindow window : CutSpeech.windows(speech, random)) {
        for (TranscriptWord word : hear(StandInSettings.defaults(), window).getWords()) {
          TranscriptWord before = words.putIfAbsent(word.getStartMs(), word);
          assertThat(before).as("seed %d, heard twice", seed).isIn(null, word);
        }
      }

      assertThat(words.values())
          .as("seed %d", seed)
          .hasSizeGreaterThan(500)
          .containsExactlyElementsOf(
              hear(StandInSettings.defaults(), CutSpeech.whole(speech)).getWords());
    }
  }

  @Test
  void aWordTellsItsPlace() throws Exception {
    for (TranscriptWord word : hear(StandInSettings.defaults(), window()).getWords()) {
      assertThat(word.getText()).isEqualTo(StandInWords.at("talk", "mic", word.getStartMs()));
      assertThat(word.getEndMs()).isEqualTo(word.getStartMs() + 400);
    }
  }

  @Test
  void thereIsMuchToTalkAbout() {
    Set<String> words = new HashSet<>();
    for (long atMs = 0; atMs < 12 * 300_000; atMs += 500) {
      words.add(StandInWords.at("talk", "mic", atMs).toLowerCase().replace(".", ""));
    }
    assertThat(words).hasSizeGreaterThan(400);
  }

  @Test
  void anAttemptsWordsTellThatTheyAreOneAttemptsAndAll() throws Exception {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      for (SpeechWindow window : CutSpeech.windows(CutSpeech.speech(random), random)) {
        List<VaryingWord> words = varyingWords(window);
        int n = words.size();
        assertThat(words)
            .as("seed %d, window %d", seed, window.number())
            .extracting(VaryingWord::k)
            .containsExactlyElementsOf(IntStream.rangeClosed(1, n).boxed().toList());
        assertThat(words)
            .allMatch(word -> word.n() == n && word.number() == window.number())
            .allMatch(word -> word.attempt().equals(words.get(0).attempt()));
        assertThat(words.isEmpty())
            .isEqualTo(SpokenSlots.heardByNoOther(window, VARYING).isEmpty());
      }
    }
  }

  @Test
  void varyingWordsStayAwayFromOverlaps() throws Exception {
    Random random = new Random(3);
    List<SpeechWindow> windows = CutSpeech.windows(CutSpeech.speech(random), random);
    assertThat(windows).anyMatch(window -> window.overlapAfterSamples() > 0);
    for (int i = 0; i < windows.size(); i++) {
      long fromMs = i == 0 ? 0 : SpeechWindow.mediaMs(windows.get(i - 1).endSample());
      long beforeMs = SpeechWindow.mediaMs(windows.get(i).nextFirstSample());
      assertThat(hear(VARYING, windows.get(i)).getWords())
          .allMatch(word -> fromMs <= word.getStartMs() && word.getEndMs() <= beforeMs);
    }
  }

  @Test
  void anotherAttemptSaysSomethingElse() throws Exception {
    Set<Integer> counts = new HashSet<>();
    Set<String> attempts = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      List<VaryingWord> words = varyingWords(window());
      counts.add(words.size());
      attempts.add(words.get(0).attempt());
    }
    assertThat(counts).hasSizeGreaterThan(5);
    assertThat(attempts).hasSize(50);
  }

  @Test
  void anAbortEndsAWindowThatTakesLongAndOnlyThat(@TempDir Path directory) throws Exception {
    SpeechWindow window = window();
    StandInSettings slow = new StandInSettings(AN_HOUR_MS, false, directory.toString());
    try (WindowRecognizer recognizer = new StandInFactory(slow).open()) {
      for (int i = 0; i < 2; i++) {
        CompletableFuture<Recognition> heard =
            CompletableFuture.supplyAsync(() -> hear(recognizer, window));
        awaitInFlight(directory);
        assertThat(WindowInFlight.read(directory))
            .containsExactly(
                new WindowInFlight(ProcessHandle.current().pid(), "acme", "talk", "mic", 0, 0));

        recognizer.abort();

        assertThatThrownBy(heard::join).hasRootCauseInstanceOf(HearingException.class);
        assertThat(WindowInFlight.read(directory)).isEmpty();
      }
    }
  }

  @Test
  void windowsOfAProcessThatIsGoneAreNotInFlight(@TempDir Path directory) throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    new WindowInFlight(gone.pid(), "acme", "talk", "mic", 0, 0).enter(directory);

    assertThat(directory).isNotEmptyDirectory();
    assertThat(WindowInFlight.read(directory)).isEmpty();
  }

  @Test
  void aClosedOneHearsNothing() {
    WindowRecognizer recognizer = new StandInFactory(StandInSettings.defaults()).open();
    recognizer.close();
    assertThatThrownBy(() -> recognizer.hear(window()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static void awaitInFlight(Path directory) {
    while (WindowInFlight.read(directory).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static List<VaryingWord> varyingWords(SpeechWindow window) throws HearingException {
    return hear(VARYING, window).getWords().stream()
        .map(word -> VaryingWord.parse(word.getText()).orElseThrow())
        .toList();
  }

  private static SpeechWindow window() {
    return CutSpeech.whole(List.of(new SampleSpan(8_000, 400_000)));
  }

  private static Recognition hear(StandInSettings settings, SpeechWindow window)
      throws HearingException {
    try (WindowRecognizer recognizer = new StandInFactory(settings).open()) {
      return recognizer.hear(window);
    }
  }

  private static Recognition hear(WindowRecognizer recognizer, SpeechWindow window) {
    try {
      return recognizer.hear(window);
    } catch (HearingException aborted) {
      throw new CompletionException(aborted);
    }
  }
}
