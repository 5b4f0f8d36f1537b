package io.colloquy.flink.window;

import static io.colloquy.flink.window.Records.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Audio that never comes, comes broken or comes late. */
class MissingAudioTest {
  private static final short[] TALK = Speech.seconds(40);

  private WindowingTask task;

  @BeforeEach
  void start() throws Exception {
    task = WindowingTask.start();
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void aLostChunkBecomesAGapAfterTheWaitInAppendTime() throws Exception {
    task.send(without(chunks(1000, TALK), 12));
    task.appendTimePasses(9_000);
    assertThat(gaps()).isEmpty();
    task.appendTimePasses(2_000);
    assertThat(gaps()).containsExactly("12000-13000 lost-audio");
    assertNumbersHaveNoHoles();
    assertEndedTimes(1);
  }

  @Test
  void aLostChunkBecomesAGapOnceMoreThanAMinuteWaitsBehindIt() throws Exception {
    List<AudioChunk> chunks = without(chunks(1000, Speech.seconds(90)), 5);
    task.send(chunks.subList(0, 65));
    assertThat(gaps()).isEmpty();
    task.send(chunks.subList(65, 67));
    assertThat(gaps()).containsExactly("5000-6000 lost-audio");
  }

  @Test
  void aLostChunkBecomesAGapWhenTheStreamStandsStill() throws Exception {
    task.send(without(chunks(1000, TALK), 5));
    task.processingTimePasses(29_000);
    assertThat(gaps()).isEmpty();
    task.processingTimePasses(2_000);
    assertThat(gaps()).containsExactly("5000-6000 lost-audio");
    assertEndedTimes(1);
  }

  @Test
  void aMissingChunkIsWaitedForAsLongAsTheTaskTakesOthersChunks() throws Exception {
    List<AudioChunk> chunks = chunks(1000, TALK);
    task.send(without(chunks, 5));
    for (int second = 0; second < 90; second += 20) {
      task.processingTimePasses(20_000);
      task.send(AudioChunk.newBuilder(chunks.get(0)).setInterviewId("beside").build());
    }
    assertThat(gaps()).isEmpty();
    task.send(chunks.get(5));
    task.processingTimePasses(31_000);
    assertThat(gaps()).isEmpty();
    assertThat(task.windows())
        .filteredOn(window -> window.interviewId().equals(chunks.get(0).getInterviewId()))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(windowsInOrder(chunks));
  }

  private static List<SpeechWindow> windowsInOrder(List<AudioChunk> chunks) throws Exception {
    try (WindowingTask inOrder = WindowingTask.start()) {
      inOrder.send(chunks);
      return inOrder.windows();
    }
  }

  @Test
  void theFirstChunkMayBeLost() throws Exception {
    task.send(without(chunks(1000, TALK), 0));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("0-1000 lost-audio");
    assertNumbersHaveNoHoles();
  }

  @Test
  void theTailMayBeLost() throws Exception {
    task.send(chunks(1000, TALK).subList(0, 37));
    task.send(Records.end(Map.of(Records.STREAM, 39L)));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("37000-40000 lost-audio");
    assertEndedTimes(1);
  }

  @Test
  void anEndThatCannotBeMakesNoGapBeyondReason() throws Exception {
    task.send(chunks(1000, TALK).subList(0, 2));
    task.send(Records.end(Map.of(Records.STREAM, Long.MAX_VALUE - 1)));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("2000-43202000 lost-audio");
  }

  @Test
  void aGapBehindWhichChunksAreTooShortToDecodeEndsWhereAudioGoesOn() throws Exception {
    List<AudioChunk> chunks = chunks(20, Speech.seconds(3));
    task.send(withoutRange(chunks, 50, 60));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("1000-1200 lost-audio");
    assertEndedTimes(1);
  }

  @Test
  void anUndecodableChunkBecomesADeadLetterAndAGap() throws Exception {
    List<AudioChunk> chunks = new ArrayList<>(chunks(1000, TALK));
    AudioChunk broken = AudioChunk.newBuilder(chunks.get(9)).setCodec(AudioCodec.FLAC).build();
    chunks.set(9, broken);
    task.send(chunks);
    assertThat(gaps()).containsExactly("9000-10000 broken-audio");
    DeadLetter letter = onlyLetter();
    assertThat(letter.getCause()).isEqualTo(DeadLetterCause.UNDECODABLE_AUDIO);
    assertThat(Records.chunkIn(letter)).isEqualTo(broken);
    assertThat(letter.getOffset()).isEqualTo(9);
    assertThat(letter.getInterviewId()).isEqualTo("talk");
    assertEndedTimes(1);
  }

  @Test
  void aChunkThatWasRefusedFillsItsGapOnceItComesAsItShould() throws Exception {
    List<AudioChunk> chunks = chunks(5000, TALK);
    AudioChunk broken = AudioChunk.newBuilder(chunks.get(3)).setCodec(AudioCodec.FLAC).build();
    for (AudioChunk chunk : chunks) {
      task.send(chunk.getSequence() == 3 ? broken : chunk);
    }
    task.send(broken);
    task.send(chunks.get(3));
    assertThat(task.deadLetters()).hasSize(2);
    List<Recognition> gaps = task.signals(RecognitionKind.GAP);
    assertThat(gaps.get(gaps.size() - 2).getRemaining())
        .containsExactly(new MediaSpan(15_000L, 20_000L));
    assertThat(gaps.get(gaps.size() - 1).getRemaining()).isEmpty();
    assertThat(task.windows()).anyMatch(window -> window.part() > 0);
  }

  @Test
  void aChunkOfAnImpossibleTimeFillsNothingWhenItComesAgain() throws Exception {
    List<AudioChunk> chunks = new ArrayList<>(chunks(5000, TALK));
    chunks.set(4, AudioChunk.newBuilder(chunks.get(4)).setMediaStartMs(3_000).build());
    task.send(chunks);
    task.send(chunks.get(4));
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsExactly(DeadLetterCause.IMPOSSIBLE_TIME, DeadLetterCause.IMPOSSIBLE_TIME);
    assertThat(task.windows()).allMatch(window -> window.part() == 0);
  }

  @Test
  void aLateChunkWithoutAudioIsNoFailure() throws Exception {
    List<AudioChunk> chunks = new ArrayList<>(chunks(5000, TALK));
    task.send(chunks.subList(0, 7));
    task.send(Records.end(Map.of(Records.STREAM, 8L)));
    task.appendTimePasses(20_000);
    task.send(Records.withPayload(Records.chunk(8, 40_000).setLast(true).build(), new byte[0]));
    task.appendTimePasses(20_000);
    task.send(chunks.get(7));
    task.appendTimePasses(20_000);
    assertThat(task.deadLetters()).isEmpty();
    assertThat(task.windows()).anyMatch(window -> window.part() > 0);
  }

  @Test
  void streamsBeyondReasonAreRefused() throws Exception {
    for (int i = 0; i < 66; i++) {
      task.send(
          Records.chunk(0, 0).setStreamId("s" + i).setPayload(ByteBuffer.allocate(2)).build());
    }
    assertThat(task.deadLetters())
        .extracting(DeadLetter::getCause)
        .containsExactly(DeadLetterCause.INVALID_FIELD, DeadLetterCause.INVALID_FIELD);
  }

  @Test
  void aJumpOfMediaTimeIsAGap() throws Exception {
    List<AudioChunk> chunks = new ArrayList<>();
    for (AudioChunk chunk : chunks(1000, TALK)) {
      long shift = chunk.getSequence() < 10 ? 0 : 60_000;
      chunks.add(
          AudioChunk.newBuilder(chunk).setMediaStartMs(chunk.getMediaStartMs() + shift).build());
    }
    task.send(chunks);
    assertThat(gaps()).containsExactly("10000-70000 lost-audio");
    assertThat(task.deadLetters()).isEmpty();
    assertNumbersHaveNoHoles();
  }

  @Test
  void aJumpBackIsImpossible() throws Exception {
    List<AudioChunk> chunks = new ArrayList<>(chunks(1000, TALK));
    chunks.set(20, AudioChunk.newBuilder(chunks.get(20)).setMediaStartMs(3_000).build());
    task.send(chunks);
    assertThat(onlyLetter().getCause()).isEqualTo(DeadLetterCause.IMPOSSIBLE_TIME);
    assertThat(gaps()).containsExactly("20000-21000 broken-audio");
  }

  @Test
  void aRecorderThatSendsItsUptimeIsToldSo() throws Exception {
    long uptimeMs = 20L * 24 * 3600 * 1000;
    for (AudioChunk chunk : chunks(1000, Speech.seconds(3))) {
      long mediaStartMs = uptimeMs + chunk.getMediaStartMs();
      task.send(AudioChunk.newBuilder(chunk).setMediaStartMs(mediaStartMs).build());
    }
    assertThat(task.deadLetters())
        .hasSize(3)
        .allMatch(letter -> letter.getCause() == DeadLetterCause.IMPOSSIBLE_TIME);
    assertThat(task.deadLetters().get(0).getReason())
        .isEqualTo(
            "mediaStartMs is 1728000000, 1728000 s ahead of the audio before it:"
                + " send milliseconds since the interview's begin");
    assertThat(task.windows()).isEmpty();
    assertEndedTimes(1);
  }

  @Test
  void aRecorderMayJoinAnInterviewLate() throws Exception {
    long hourMs = 3_600_000;
    task.send(at(0, 0).setStreamId("first").build());
    task.send(at(1, 11 * hourMs).setStreamId("first").build());
    task.send(at(2, 22 * hourMs).setStreamId("first").build());
    task.send(at(0, 22 * hourMs).setStreamId("second").build());
    task.send(at(2_000, 20 * hourMs).setStreamId("third").build());
    task.processingTimePasses(31_000);
    assertThat(task.deadLetters()).isEmpty();
  }

  private static AudioChunk.Builder at(long sequence, long mediaStartMs) {
    return AudioChunk.newBuilder(chunks(1000, Speech.seconds(1)).get(0))
        .setSequence(sequence)
        .setMediaStartMs(mediaStartMs)
        .setLast(false);
  }

  @Test
  void aLateChunkFillsItsGap() throws Exception {
    List<AudioChunk> chunks = chunks(5000, TALK);
    task.send(without(chunks, 3));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("15000-20000 lost-audio");
    long gapNumber = task.signals(RecognitionKind.GAP).get(0).getNumber();
    task.send(chunks.get(3));
    List<SpeechWindow> parts = task.windows().stream().filter(w -> w.part() > 0).toList();
    assertThat(parts).isNotEmpty();
    for (int i = 0; i < parts.size(); i++) {
      SpeechWindow part = parts.get(i);
      assertThat(part.number()).isEqualTo(gapNumber);
      assertThat(part.part()).isEqualTo(i + 1);
      assertThat(part.firstSample()).isGreaterThanOrEqualTo(15L * Speech.RATE);
      assertThat(part.endSample()).isLessThanOrEqualTo(20L * Speech.RATE);
      assertThat(part.audio()).isEqualTo(Speech.bytes(TALK, part.firstSample(), part.endSample()));
      assertThat(part.speech())
          .isNotEmpty()
          .allMatch(span -> span.firstSample() >= part.firstSample())
          .allMatch(span -> span.endSample() <= part.endSample());
    }
    Recognition filled = task.signals(RecognitionKind.GAP).get(1);
    assertThat(filled.getNumber()).isEqualTo(gapNumber);
    assertThat(filled.getPart()).isEqualTo(parts.size() + 1);
    assertThat(filled.getRemaining()).isEmpty();
    assertEndedTimes(2);
    assertThat(task.secondsOfAudio()).isZero();
    task.send(chunks.get(3));
    assertThat(task.signals(RecognitionKind.GAP)).hasSize(2);
    assertEndedTimes(2);
  }

  @Test
  void aLateChunkFillsAPartOfItsGapAndTheRestLater() throws Exception {
    List<AudioChunk> chunks = chunks(5000, TALK);
    task.send(withoutRange(chunks, 2, 5));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("10000-25000 lost-audio");
    task.send(chunks.get(3));
    task.appendTimePasses(20_000);
    Recognition first = task.signals(RecognitionKind.GAP).get(1);
    assertThat(first.getRemaining())
        .containsExactly(new MediaSpan(10_000L, 15_000L), new MediaSpan(20_000L, 25_000L));
    task.send(chunks.get(4));
    Recognition second = task.signals(RecognitionKind.GAP).get(2);
    assertThat(second.getStartMs()).isEqualTo(20_000);
    assertThat(second.getEndMs()).isEqualTo(25_000);
    assertThat(second.getRemaining()).isEmpty();
    assertThat(second.getPart()).isGreaterThan(first.getPart());
    assertEndedTimes(3);
  }

  @Test
  void aLateChunkFillsAPartOfItsGapAlsoWhenNoOtherRecordMovesTheTime() throws Exception {
    List<AudioChunk> chunks = chunks(5000, TALK);
    task.send(withoutRange(chunks, 2, 5));
    task.appendTimePasses(20_000);
    task.send(chunks.get(3));
    assertThat(task.signals(RecognitionKind.GAP)).hasSize(1);
    task.processingTimePasses(31_000);
    assertThat(task.signals(RecognitionKind.GAP)).hasSize(2);
    assertThat(task.signals(RecognitionKind.GAP).get(1).getRemaining())
        .containsExactly(new MediaSpan(10_000L, 15_000L), new MediaSpan(20_000L, 25_000L));
    assertEndedTimes(2);
  }

  @Test
  void aLateChunkThatIsBrokenFillsNothing() throws Exception {
    List<AudioChunk> chunks = chunks(5000, TALK);
    task.send(without(chunks, 3));
    task.appendTimePasses(20_000);
    task.send(AudioChunk.newBuilder(chunks.get(3)).setCodec(AudioCodec.FLAC).build());
    assertThat(onlyLetter().getCause()).isEqualTo(DeadLetterCause.UNDECODABLE_AUDIO);
    assertThat(task.signals(RecognitionKind.GAP).get(1).getRemaining())
        .containsExactly(new MediaSpan(15_000L, 20_000L));
    assertThat(task.windows()).allMatch(window -> window.part() == 0);
  }

  @Test
  void aStreamOfWhichNothingCouldBeUsedBeginsWithWhatComesAgain() throws Exception {
    List<AudioChunk> chunks = chunks(10_000, TALK);
    long uptimeMs = 20L * 24 * 3600 * 1000;
    for (AudioChunk chunk : chunks) {
      long mediaStartMs = uptimeMs + chunk.getMediaStartMs();
      task.send(AudioChunk.newBuilder(chunk).setMediaStartMs(mediaStartMs).build());
    }
    assertThat(task.deadLetters()).hasSize(4);
    assertEndedTimes(1);
    task.send(List.of(chunks.get(1), chunks.get(0), chunks.get(3), chunks.get(2)));
    assertThat(task.deadLetters()).hasSize(4);
    try (WindowingTask undisturbed = WindowingTask.start()) {
      undisturbed.send(chunks);
      assertThat(task.windows().stream().map(Speech::describe))
          .containsExactlyElementsOf(undisturbed.windows().stream().map(Speech::describe).toList());
    }
    assertThat(gaps()).isEmpty();
    assertEndedTimes(2);
  }

  @Test
  void theOnlyChunkIsAGapWhenItCannotBeDecodedAndHeardWholeWhenItComesAsItShould()
      throws Exception {
    AudioChunk chunk = chunks(40_000, TALK).get(0);
    task.send(AudioChunk.newBuilder(chunk).setCodec(AudioCodec.FLAC).build());
    assertThat(gaps()).containsExactly("0-1000 broken-audio");
    assertEndedTimes(1);
    task.send(chunk);
    assertHeardUpTo(40);
    assertThat(task.deadLetters()).hasSize(1);
    assertEndedTimes(2);
  }

  @Test
  void whatComesLateAtTheEndIsHeardWholeHoweverShortItsGapWasGuessed() throws Exception {
    task.send(piece(0, 0, 5));
    task.send(Records.end(Map.of(Records.STREAM, 1L)));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("5000-10000 lost-audio");
    task.send(piece(1, 5, 40));
    assertHeardUpTo(40);
    assertThat(gaps()).hasSize(2);
    assertEndedTimes(2);
  }

  @Test
  void aTailOfChunksLongerThanAllOthersIsHeardWhole() throws Exception {
    task.send(piece(0, 0, 5));
    task.send(Records.end(Map.of(Records.STREAM, 3L)));
    task.appendTimePasses(20_000);
    assertThat(gaps()).containsExactly("5000-20000 lost-audio");
    task.send(List.of(piece(2, 15, 25), piece(3, 25, 40), piece(1, 5, 15)));
    assertHeardUpTo(40);
    assertEndedTimes(2);
    assertThat(task.deadLetters()).isEmpty();
  }

  @Test
  void whatOfATailNeverComesIsMissingBehindWhatCame() throws Exception {
    task.send(piece(0, 0, 5));
    task.send(Records.end(Map.of(Records.STREAM, 2L)));
    task.appendTimePasses(20_000);
    task.send(piece(1, 5, 25));
    task.appendTimePasses(20_000);
    task.appendTimePasses(20_000);
    assertThat(gaps())
        .containsExactly(
            "5000-15000 lost-audio", "5000-15000 lost-audio", "25000-37500 lost-audio");
    assertEndedTimes(2);
    task.send(piece(2, 25, 40));
    assertHeardUpTo(40);
    assertEndedTimes(3);
  }

  @Test
  void aTailBehindWhichAnotherIsMissingKeepsItsPlace() throws Exception {
    task.send(piece(0, 0, 5));
    task.send(Records.end(Map.of(Records.STREAM, 2L)));
    task.appendTimePasses(20_000);
    task.send(piece(2, 22, 40));
    task.appendTimePasses(20_000);
    assertThat(gaps()).contains("15000-22000 lost-audio");
    assertThat(task.windows().get(task.windows().size() - 1).endSample())
        .isEqualTo(40L * Speech.RATE);
    task.send(piece(1, 5, 22));
    task.appendTimePasses(20_000);
    assertThat(task.windows())
        .anyMatch(window -> window.part() > 0)
        .allSatisfy(MissingAudioTest::assertIsOfTalk);
    assertThat(onlyLetter().getReason())
        .contains("more than there is room for", "send the rest of it as a stream of its own");
  }

  /** A chunk of {@link #TALK}; times in seconds. */
  private static AudioChunk piece(long sequence, int from, int to) {
    byte[] audio = Speech.bytes(TALK, (long) from * Speech.RATE, (long) to * Speech.RATE);
    return Records.withPayload(Records.chunk(sequence, from * 1000L).build(), audio);
  }

  private static void assertIsOfTalk(SpeechWindow window) {
    assertThat(window.audio())
        .isEqualTo(Speech.bytes(TALK, window.firstSample(), window.endSample()));
  }

  private void assertHeardUpTo(int second) {
    long reached = 0;
    List<SpeechWindow> inOrder =
        task.windows().stream()
            .sorted(Comparator.comparingLong(SpeechWindow::firstSample))
            .toList();
    for (SpeechWindow window : inOrder) {
      assertIsOfTalk(window);
      assertThat(window.firstSample() - reached).as("a pause").isLessThan(Speech.RATE);
      reached = window.endSample();
    }
    assertThat(reached).isGreaterThan((second - 1L) * Speech.RATE);
  }

  @Test
  void aChunkThatCameAgainBeforeItsGapWasKnownFillsItWithinTheWait() throws Exception {
    List<AudioChunk> chunks = chunks(5000, TALK);
    task.send(chunks.get(0));
    task.send(AudioChunk.newBuilder(chunks.get(1)).setCodec(AudioCodec.FLAC).build());
    task.send(chunks.get(1));
    task.appendTimePasses(20_000);
    task.send(chunks.get(2));
    assertThat(gaps()).containsExactly("5000-10000 broken-audio");
    task.appendTimePasses(1_000);
    assertThat(task.windows()).anyMatch(window -> window.part() > 0);
  }

  @Test
  void anEndOfTooManyStreamsTellsNothingOfAny() throws Exception {
    task.send(Records.chunk(0, 0).setPayload(ByteBuffer.allocate(2)).build());
    Map<String, Long> ends = new HashMap<>();
    for (int i = 0; i < 64; i++) {
      ends.put("never" + i, 0L);
    }
    ends.put(Records.STREAM, 0L);
    task.send(Records.end(ends));
    assertThat(onlyLetter().getCause()).isEqualTo(DeadLetterCause.INVALID_FIELD);
    for (int i = 0; i < 63; i++) {
      task.send(
          Records.chunk(0, 0).setStreamId("s" + i).setPayload(ByteBuffer.allocate(2)).build());
    }
    assertThat(task.deadLetters()).hasSize(1);
    task.send(Records.chunk(1, 1).setPayload(ByteBuffer.allocate(2)).build());
    assertThat(task.deadLetters()).as("the stream has not ended").hasSize(1);
  }

  @Test
  void aChunkBehindTheEndBecomesADeadLetter() throws Exception {
    List<AudioChunk> chunks = chunks(1000, TALK);
    task.send(chunks);
    AudioChunk behind = AudioChunk.newBuilder(chunks.get(39)).setSequence(40).build();
    task.send(behind);
    assertThat(onlyLetter().getCause()).isEqualTo(DeadLetterCause.AFTER_END);
    assertEndedTimes(1);
  }

  private List<String> gaps() {
    return task.signals(RecognitionKind.GAP).stream()
        .map(gap -> "%d-%d %s".formatted(gap.getStartMs(), gap.getEndMs(), gap.getReason()))
        .toList();
  }

  private void assertNumbersHaveNoHoles() {
    List<Long> numbers = new ArrayList<>();
    task.windows().forEach(window -> numbers.add(window.number()));
    task.signals(RecognitionKind.GAP).forEach(gap -> numbers.add(gap.getNumber()));
    Map<String, Long> counts = task.signals(RecognitionKind.ENDED).get(0).getWindowCounts();
    assertThat(counts).isEqualTo(Map.of(Records.STREAM, (long) numbers.size()));
    for (long number = 0; number < numbers.size(); number++) {
      assertThat(numbers).contains(number);
    }
  }

  private void assertEndedTimes(int times) {
    assertThat(task.signals(RecognitionKind.ENDED)).hasSize(times);
  }

  private DeadLetter onlyLetter() {
    assertThat(task.deadLetters()).hasSize(1);
    return task.deadLetters().get(0);
  }

  private static List<AudioChunk> without(List<AudioChunk> chunks, int lost) {
    return withoutRange(chunks, lost, lost + 1);
  }

  private static List<AudioChunk> withoutRange(List<AudioChunk> chunks, int from, int to) {
    List<AudioChunk> rest = new ArrayList<>(chunks);
    rest.subList(from, to).clear();
    return rest;
  }
}
