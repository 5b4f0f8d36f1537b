package io.colloquy.bench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.standin.StandInDoubts.Doubted;
import io.colloquy.bench.standin.StandInRecognizer.StandInFactory;
import io.colloquy.core.stitch.StitchState;
import io.colloquy.core.stitch.Stitched;
import io.colloquy.core.stitch.Stitcher;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.stitch.HeardOutcome;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.TranscriptWord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandInDoubtsTest {
  private static final StandInSettings STEADY = StandInSettings.defaults().withDoubts();
  private static final StandInSettings VARYING = new StandInSettings(0, true, null).withDoubts();

  /** What is final of a stream's windows. */
  private record Stitching(List<Word> words, List<UnclearSpan> unclear) {
    static Stitching of(List<Recognition> outcomes) {
      Stitching all = new Stitching(new ArrayList<>(), new ArrayList<>());
      StitchState state = StitchState.start();
      for (Recognition outcome : outcomes) {
        Stitched stitched = Stitcher.window(state, HeardOutcome.window(outcome));
        all.add(stitched);
        state = stitched.state();
      }
      all.add(Stitcher.barrier(state, state.overlapEndMs()));
      return all;
    }

    private void add(Stitched stitched) {
      words.addAll(stitched.words());
      unclear.addAll(stitched.unclear());
    }

    boolean hasWordAt(long ms) {
      return words.stream().anyMatch(word -> word.startMs() == ms);
    }

    boolean isUnclearAt(long ms) {
      return unclear.stream().anyMatch(span -> span.startMs() <= ms && ms < span.endMs());
    }
  }

  @Test
  void whatOneWindowUnderstandsHasAWordAndWhatNoneDoesIsUnclear() throws Exception {
    Map<Doubted, Integer> shared = new EnumMap<>(Doubted.class);
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<SampleSpan> speech = CutSpeech.speech(random);
      List<SpeechWindow> windows = CutSpeech.windows(speech, random);
      Stitching stitched = Stitching.of(hear(STEADY, windows));
      for (long atMs : SpokenSlots.of(CutSpeech.whole(speech), STEADY)) {
        Doubted doubted = StandInDoubts.at("talk", "mic", atMs);
        boolean isShared =
            windows.stream().filter(w -> SpokenSlots.of(w, STEADY).contains(atMs)).count() > 1;
        if (isShared) {
          shared.merge(doubted, 1, Integer::sum);
        }
        boolean understood = doubted == Doubted.BY_NONE || doubted != Doubted.BY_ALL && isShared;
        assertThat(stitched.hasWordAt(atMs))
            .as("seed %d: word at %d ms, doubted %s, shared %s", seed, atMs, doubted, isShared)
            .isEqualTo(understood);
        assertThat(stitched.isUnclearAt(atMs))
            .as("seed %d: unclear at %d ms, doubted %s, shared %s", seed, atMs, doubted, isShared)
            .isEqualTo(!understood);
      }
    }
    assertThat(shared.values()).hasSize(Doubted.values().length).allMatch(count -> count > 20);
  }

  @Test
  void rawTextIsWhatWouldHaveBeenSaid() throws Exception {
    for (SpeechWindow window : windows(1)) {
      for (io.colloquy.schemas.UnclearSpan span : hear(STEADY, window).getUnclear()) {
        List<String> words = List.of(span.getText().split(" "));
        assertThat(span.getEndMs() - span.getStartMs()).isEqualTo(500L * words.size() - 100);
        for (int i = 0; i < words.size(); i++) {
          assertThat(words.get(i))
              .isEqualTo(StandInWords.at("talk", "mic", span.getStartMs() + 500L * i));
        }
      }
    }
  }

  @Test
  void everyReasonIsGiven() throws Exception {
    Set<String> reasons =
        hear(STEADY, windows(2)).stream()
            .flatMap(outcome -> outcome.getUnclear().stream())
            .map(io.colloquy.schemas.UnclearSpan::getReason)
            .collect(Collectors.toSet());
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            "low-probability", "repetition", "too-many-words", "outside-speech");
  }

  @Test
  void unlessToldSoItUnderstandsEverything() throws Exception {
    for (SpeechWindow window : windows(3)) {
      assertThat(hear(StandInSettings.defaults(), window).getUnclear()).isEmpty();
      assertThat(hear(new StandInSettings(0, true, null), window).getUnclear()).isEmpty();
    }
  }

  @Test
  void wordsAndDoubtsOfAnAttemptAreOneAttemptsAndAll() throws Exception {
    int doubtedOverlaps = 0;
    for (int seed = 0; seed < 50; seed++) {
      for (SpeechWindow window : windows(seed)) {
        Recognition outcome = hear(VARYING, window);
        List<VaryingWord> doubted = doubted(outcome);
        List<VaryingWord> all =
            Stream.concat(
                    outcome.getWords().stream()
                        .map(TranscriptWord::getText)
                        .map(text -> VaryingWord.parse(text).orElseThrow()),
                    doubted.stream())
                .toList();
        int n = all.isEmpty() ? 0 : all.get(0).n();
        assertThat(all)
            .as("seed %d, window %d", seed, window.number())
            .allMatch(word -> word.attempt().equals(all.get(0).attempt()) && word.n() == n)
            .extracting(VaryingWord::k)
            .filteredOn(k -> k > 0)
            .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, n).boxed().toList());
        Predicate<VaryingWord> own = word -> word.k() > 0;
        if (doubted.stream().anyMatch(own.negate())) {
          doubtedOverlaps++;
          assertThat(doubted).as("seed %d, window %d", seed, window.number()).anyMatch(own);
        }
      }
    }
    assertThat(doubtedOverlaps).isGreaterThan(50);
  }

  private static List<VaryingWord> doubted(Recognition outcome) {
    return outcome.getUnclear().stream()
        .flatMap(span -> Stream.of(span.getText().split(" ")))
        .map(text -> VaryingWord.parse(text).orElseThrow())
        .toList();
  }

  private static List<SpeechWindow> windows(int seed) {
    Random random = new Random(seed);
    return CutSpeech.windows(CutSpeech.speech(random), random);
  }

  private static List<Recognition> hear(StandInSettings settings, List<SpeechWindow> windows)
      throws HearingException {
    List<Recognition> outcomes = new ArrayList<>();
    for (SpeechWindow window : windows) {
      outcomes.add(hear(settings, window));
    }
    return outcomes;
  }

  private static Recognition hear(StandInSettings settings, SpeechWindow window)
      throws HearingException {
    try (WindowRecognizer recognizer = new StandInFactory(settings).open()) {
      return recognizer.hear(window);
    }
  }
}
