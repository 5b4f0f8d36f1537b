package io.colloquy.flink.window;

import static io.colloquy.flink.window.Records.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stereo of which both channels carry the same: all of it, or a part. */
class DualMonoTest {
  private static final short[] TALK = Speech.seconds(45);
  private static final int LOST = 6;

  @ParameterizedTest
  @ValueSource(ints = {20, 1000, 7_000, 30_000})
  void oneSignalTwiceIsHeardAsMono(int chunkMs) throws Exception {
    assertHeardAsMono(chunks(chunkMs, TALK, TALK));
  }

  @Test
  void loudnessAndPolarityOfTheSecondChannelAreOfNoAccount() throws Exception {
    assertHeardAsMono(chunks(1000, TALK, louder(TALK, 0.5)));
    assertHeardAsMono(chunks(1000, TALK, louder(TALK, -1)));
  }

  @Test
  void orderOfArrivalIsOfNoAccount() throws Exception {
    for (long seed = 1; seed <= 3; seed++) {
      List<AudioChunk> shuffled = new ArrayList<>(chunks(1000, TALK, TALK));
      Random random = new Random(seed);
      for (int from = 0; from < shuffled.size(); from += 10) {
        Collections.shuffle(shuffled.subList(from, Math.min(shuffled.size(), from + 10)), random);
      }
      assertThat(described(windowsOf(shuffled)))
          .as("seed %d", seed)
          .isEqualTo(described(windowsOf(chunks(1000, TALK))));
    }
  }

  @Test
  void lostAudioOfOneSignalIsOneGapThatLateAudioFills() throws Exception {
    try (WindowingTask mono = WindowingTask.start();
        WindowingTask dual = WindowingTask.start()) {
      loseAndFill(mono, chunks(5000, TALK));
      loseAndFill(dual, chunks(5000, TALK, TALK));
      assertThat(dual.signals()).isEqualTo(mono.signals());
      assertThat(dual.signals(RecognitionKind.GAP)).hasSize(2);
      assertThat(described(dual.windows())).isEqualTo(described(mono.windows()));
    }
  }

  @Test
  void lateAudioInAGapOfOneSignalKeepsBothChannelsIfTheyDiffer() throws Exception {
    short[] other = later(TALK, 3);
    List<AudioChunk> chunks = chunks(5000, TALK, TALK);
    try (WindowingTask task = WindowingTask.start()) {
      task.send(without(chunks, LOST));
      task.appendTimePasses(20_000);
      task.send(chunks(5000, TALK, other).get(LOST));
      List<SpeechWindow> parts = parts(task);
      assertThat(parts).isNotEmpty().allMatch(part -> part.streamId().equals(Records.STREAM));
      SpeechWindow part = parts.get(0);
      int first = (int) part.firstSample();
      int end = (int) part.endSample();
      assertThat(Arrays.equals(part.audio(), Speech.bytes(TALK, first, end))).isFalse();
      assertThat(part.audio())
          .isEqualTo(
              Speech.pcm(
                  Mixing.mono(new short[][] {cut(TALK, first, end), cut(other, first, end)})));
    }
  }

  @Test
  void lateAudioThatIsTheSameIsHeardOnceInTheGapOfACall() throws Exception {
    try (WindowingTask task = WindowingTask.start()) {
      task.send(without(chunks(5000, TALK, later(TALK, 3)), LOST));
      task.appendTimePasses(20_000);
      task.send(chunks(5000, TALK, TALK).get(LOST));
      assertThat(parts(task)).isNotEmpty().allMatch(part -> part.streamId().equals("mic:1"));
      assertThat(task.signals(RecognitionKind.GAP).stream().skip(2))
          .extracting(Recognition::getStreamId)
          .containsExactly("mic:1", "mic:2");
      assertThat(task.secondsOfAudio()).isZero();
    }
  }

  @Test
  void announcementOnBothChannelsIsHeardOnceAndTheTalkBehindItByChannel() throws Exception {
    short[] first = call(TALK);
    short[] second = call(later(TALK, 3));
    List<SpeechWindow> call = windowsOf(chunks(1000, first, second));
    assertThat(call).extracting(SpeechWindow::streamId).contains("mic", "mic:1", "mic:2");
    assertThat(call)
        .filteredOn(window -> window.streamId().equals("mic"))
        .allMatch(window -> window.endSample() <= 21L * Speech.RATE);
    for (String channel : List.of("mic:1", "mic:2")) {
      List<SpeechWindow> own = call.stream().filter(w -> w.streamId().equals(channel)).toList();
      assertThat(own)
          .as(channel)
          .allMatch(window -> window.firstSample() >= 21L * Speech.RATE)
          .allMatch(window -> window.diarizer().equals(SpeechWindow.CHANNEL));
      assertThat(own).extracting(SpeechWindow::number).isEqualTo(countUpTo(own.size()));
      assertThat(speechSamples(own)).as(channel).isGreaterThan(15L * Speech.RATE);
    }
    assertThat(described(windowsOf(chunks(7000, first, second))))
        .containsExactlyInAnyOrderElementsOf(described(call));
  }

  @Test
  void answerDuringAnAnnouncementIsNotLost() throws Exception {
    short[] answered = TALK.clone();
    System.arraycopy(later(TALK, 3), 20 * Speech.RATE, answered, 20 * Speech.RATE, Speech.RATE);
    List<SpeechWindow> windows = windowsOf(chunks(1000, TALK, answered));
    assertThat(windows)
        .filteredOn(window -> window.streamId().equals("mic:2"))
        .anyMatch(
            window ->
                window.firstSample() <= 20L * Speech.RATE
                    && 21L * Speech.RATE <= window.endSample());
  }

  @Test
  void whatFollowsAMonologueBeginsWhereItsLastWindowEnds() throws Exception {
    short[] monologue = withoutPause(45);
    short[] answered = monologue.clone();
    System.arraycopy(later(TALK, 3), 38 * Speech.RATE, answered, 38 * Speech.RATE, 3 * Speech.RATE);
    List<SpeechWindow> windows = windowsOf(chunks(1000, monologue, answered));
    SpeechWindow both = of("mic", windows);
    SpeechWindow behind = of("mic:1", windows);
    assertThat(both.overlapAfterSamples()).isPositive();
    assertThat(behind.firstSample()).isEqualTo(both.endSample());
    assertThat(behind.overlapBeforeSamples()).isZero();
    assertThat(behind.audio())
        .isEqualTo(Speech.bytes(monologue, (int) behind.firstSample(), (int) behind.endSample()));
    assertThat(behind.speech()).allMatch(span -> span.firstSample() >= behind.firstSample());
    assertThat(of("mic:2", windows).endSample()).isGreaterThanOrEqualTo(41L * Speech.RATE);
  }

  @Test
  void echoOnTheOtherChannelIsNotHeard() throws Exception {
    List<SpeechWindow> windows = windowsOf(chunks(1000, louder(TALK, 0.1), TALK));
    assertThat(windows).extracting(SpeechWindow::streamId).containsOnly("mic:2");
    assertThat(windows).hasSameSizeAs(windowsOf(chunks(1000, TALK)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.124, 0.126, 0.249, 0.251})
  void noLoudnessOfTheOtherChannelLosesSpeech(double gain) throws Exception {
    long spoken = speechSamples(windowsOf(chunks(1000, TALK)));
    for (short[][] stereo :
        List.of(
            new short[][] {TALK, louder(TALK, gain)}, new short[][] {louder(TALK, gain), TALK})) {
      assertThat(speechSamples(windowsOf(chunks(1000, stereo)))).isGreaterThan(spoken * 95 / 100);
    }
  }

  @Test
  void restoredTaskGoesOnAlike() throws Exception {
    short[] first = call(TALK);
    short[] second = call(later(TALK, 3));
    List<AudioChunk> chunks = chunks(700, first, second);
    List<SpeechWindow> undisturbed = windowsOf(chunks(1000, first, second));
    for (int cut : new int[] {10, 31}) {
      List<SpeechWindow> windows = new ArrayList<>();
      OperatorSubtaskState snapshot;
      try (WindowingTask task = WindowingTask.start()) {
        task.send(chunks.subList(0, cut));
        snapshot = task.snapshot();
        windows.addAll(task.windows());
      }
      try (WindowingTask task = WindowingTask.restore(snapshot)) {
        task.send(chunks.subList(cut, chunks.size()));
        windows.addAll(task.windows());
        Map<String, Long> counts = task.signals(RecognitionKind.ENDED).get(0).getWindowCounts();
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
            .isEqualTo(windows.size());
      }
      assertThat(described(windows))
          .as("restored after %d chunks", cut)
          .containsExactlyInAnyOrderElementsOf(described(undisturbed));
    }
  }

  @Test
  void audioInStateIsBoundedAndNothingButAMarkRemains() throws Exception {
    short[] talk = Speech.seconds(80);
    for (short[] second : List.of(talk, new short[talk.length], later(talk, 3))) {
      try (WindowingTask task = WindowingTask.start()) {
        double most = 0;
        for (AudioChunk chunk : chunks(1000, talk, second)) {
          task.send(chunk);
          most = Math.max(most, task.secondsOfAudio());
        }
        assertThat(most).isGreaterThan(20).isLessThanOrEqualTo(2 * 45);
        assertThat(task.secondsOfAudio()).isZero();
        task.processingTimePasses(Duration.ofHours(24).toMillis() + 1);
        assertThat(task.stateEntries()).isEqualTo(1);
      }
    }
  }

  private static void assertHeardAsMono(List<AudioChunk> dual) throws Exception {
    try (WindowingTask mono = WindowingTask.start();
        WindowingTask task = WindowingTask.start()) {
      mono.send(chunks(1000, TALK));
      task.send(dual);
      assertThat(described(task.windows())).isEqualTo(described(mono.windows()));
      assertThat(task.signals()).isEqualTo(mono.signals());
    }
  }

  private static void loseAndFill(WindowingTask task, List<AudioChunk> chunks) throws Exception {
    task.send(without(chunks, LOST));
    task.appendTimePasses(20_000);
    task.send(chunks.get(LOST));
    assertThat(parts(task)).isNotEmpty();
    assertThat(task.signals(RecognitionKind.GAP).get(1).getRemaining())
        .isEqualTo(List.<MediaSpan>of());
  }

  /** 20 s that both channels share, 2 s of silence, and talk. */
  private static short[] call(short[] talk) {
    short[] call = talk.clone();
    System.arraycopy(TALK, 0, call, 0, 20 * Speech.RATE);
    Arrays.fill(call, 20 * Speech.RATE, 22 * Speech.RATE, (short) 0);
    return call;
  }

  private static SpeechWindow of(String streamId, List<SpeechWindow> windows) {
    return windows.stream().filter(w -> w.streamId().equals(streamId)).findFirst().get();
  }

  /** A second of speech again and again. */
  private static short[] withoutPause(int seconds) {
    short[] talk = new short[seconds * Speech.RATE];
    for (int i = 0; i < talk.length; i++) {
      talk[i] = TALK[Speech.RATE + i % Speech.RATE];
    }
    return talk;
  }

  private static short[] later(short[] talk, int seconds) {
    short[] later = new short[talk.length];
    int shift = seconds * Speech.RATE;
    System.arraycopy(talk, 0, later, shift, talk.length - shift);
    System.arraycopy(talk, talk.length - shift, later, 0, shift);
    return later;
  }

  private static short[] louder(short[] talk, double gain) {
    short[] louder = new short[talk.length];
    for (int i = 0; i < talk.length; i++) {
      louder[i] = (short) Math.round(gain * talk[i]);
    }
    return louder;
  }

  private static short[] cut(short[] talk, int first, int end) {
    return Arrays.copyOfRange(talk, first, end);
  }

  private static long speechSamples(List<SpeechWindow> windows) {
    return windows.stream()
        .flatMap(window -> window.speech().stream())
        .mapToLong(span -> span.endSample() - span.firstSample())
        .sum();
  }

  private static List<Long> countUpTo(int end) {
    return Stream.iterate(0L, number -> number + 1).limit(end).toList();
  }

  private static List<SpeechWindow> parts(WindowingTask task) {
    return task.windows().stream().filter(window -> window.part() > 0).toList();
  }

  private static List<AudioChunk> without(List<AudioChunk> chunks, int lost) {
    List<AudioChunk> rest = new ArrayList<>(chunks);
    rest.remove(lost);
    return rest;
  }

  private static List<String> described(List<SpeechWindow> windows) {
    return windows.stream()
        .map(w -> w.streamId() + " by " + w.diarizer() + ", " + Speech.describe(w))
        .toList();
  }

  private static List<SpeechWindow> windowsOf(List<AudioChunk> chunks) throws Exception {
    try (WindowingTask task = WindowingTask.start()) {
      task.send(chunks);
      assertThat(task.deadLetters()).isEmpty();
      assertThat(task.signals(RecognitionKind.GAP)).isEmpty();
      return task.windows();
    }
  }
}
