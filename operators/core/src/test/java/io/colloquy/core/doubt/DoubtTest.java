package io.colloquy.core.doubt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.colloquy.core.text.UnclearReason;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.core.window.SampleSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoubtTest {
  private static final String SENTENCE = "we moved the whole team to the new office last spring";

  /** A window of 20 s, all speech. */
  private static final SpokenTime TALK = spoken(0, 20_000, 0, 20_000);

  @Test
  void trustsSpeechThatTheRecognizerBelieves() {
    Judgement judgement = Doubt.judge(attempt(-.3, said(-.3, 1_000, SENTENCE)), TALK);
    assertThat(judgement.isAccepted()).isTrue();
    assertThat(text(judgement)).isEqualTo(SENTENCE);
    assertThat(judgement.unclear()).isEmpty();
  }

  @Test
  void acceptsThatNothingWasSaid() {
    Judgement judgement = Doubt.judge(attempt(-.4), TALK);
    assertThat(judgement.isAccepted()).isTrue();
    assertThat(judgement.words()).isEmpty();
    assertThat(judgement.unclear()).isEmpty();
  }

  @Test
  void keepsTheBelievedSegmentsOfAnUnbelievableWindow() {
    Judgement judgement =
        Doubt.judge(
            attempt(
                -1.2,
                said(-.3, 0, SENTENCE),
                said(-1.5, 5_000, "mumbled words"),
                said(-1.8, 6_000, "and more"),
                said(-.2, 9_000, "good again")),
            TALK);
    assertThat(judgement.refusal()).containsExactly(UnclearReason.LOW_PROBABILITY);
    assertThat(text(judgement)).isEqualTo(SENTENCE + " good again");
    assertThat(judgement.unclear())
        .containsExactly(
            new UnclearSpan(5_000, 6_600, "low-probability", "mumbled words and more"));
  }

  @Test
  void oneUnbelievedSegmentIsNoReasonToHearABelievedWindowAgain() {
    Judgement judgement =
        Doubt.judge(attempt(-.4, said(-.3, 0, SENTENCE), said(-1.1, 5_000, "hm")), TALK);
    assertThat(judgement.isAccepted()).isTrue();
    assertThat(judgement.unclear()).extracting(UnclearSpan::text).containsExactly("hm");
  }

  @Test
  void aWindowOfUnbelievedTextIsHeardAgainHoweverProbableItsTimesAre() {
    Judgement judgement = Doubt.judge(attempt(-.9, said(-1.2, 0, "no thank you bye")), TALK);
    assertThat(judgement.refusal()).containsExactly(UnclearReason.LOW_PROBABILITY);
  }

  @Test
  void takesALoopOutOfTheSegmentItBeginsIn() {
    String loop = String.join(" ", Stream.generate(() -> "Thank you,").limit(7).toList());
    Judgement judgement =
        Doubt.judge(attempt(-.1, said(-.1, 0, SENTENCE + " " + loop + " bye")), TALK);
    assertThat(judgement.refusal()).containsExactly(UnclearReason.REPETITION);
    assertThat(text(judgement)).isEqualTo(SENTENCE + " bye");
    assertThat(judgement.unclear())
        .containsExactly(new UnclearSpan(3_300, 7_500, "repetition", loop));
  }

  @Test
  void aLoopGoesOnOverSegments() {
    WrittenSegment[] rounds =
        IntStream.range(0, 12)
            .mapToObj(i -> said(-.05, 1_000L * i, i % 2 == 0 ? "Thank you." : "thank you"))
            .toArray(WrittenSegment[]::new);
    Judgement judgement = Doubt.judge(attempt(-.05, rounds), TALK);
    assertThat(judgement.words()).isEmpty();
    assertThat(judgement.unclear())
        .extracting(UnclearSpan::startMs, UnclearSpan::endMs, UnclearSpan::reason)
        .containsExactly(tuple(0L, 11_600L, "repetition"));
  }

  @Test
  void hearsTextThatSaysLittleForItsLengthAgainButTakesOutOnlyWhatRepeats() {
    Attempt compressible =
        new Attempt(List.of(said(-.1, 0, "one hundred and one one hundred and two")), -.1, 2.5);
    Judgement judgement = Doubt.judge(compressible, TALK);
    assertThat(judgement.refusal()).containsExactly(UnclearReason.REPETITION);
    assertThat(judgement.unclear()).isEmpty();
  }

  @Test
  void findsMoreWordsThanAnybodySaysInThatTime() {
    // 11 words in 300 ms of speech, which is 1000 ms at most.
    WrittenSegment hasty = said(-.2, 5_000, 5_300, SENTENCE);
    Judgement judgement = Doubt.judge(attempt(-.2, hasty), TALK);
    assertThat(judgement.refusal()).containsExactly(UnclearReason.TOO_MANY_WORDS);
    assertThat(judgement.words()).isEmpty();
    assertThat(judgement.unclear())
        .containsExactly(new UnclearSpan(5_000, 5_300, "too-many-words", SENTENCE));
  }

  @Test
  void aWindowBoundsTheTimeInWhichItsWordsCanHaveBeenSaid() {
    // A sound of 100 ms with the padding beside it.
    SpokenTime sound = spoken(0, 500, 200, 300);
    WrittenSegment thanks = said(-.2, 0, 500, "thank you for watching");
    assertThat(Doubt.judge(attempt(-.2, thanks), sound).unclear())
        .extracting(UnclearSpan::reason)
        .containsExactly("too-many-words");
    WrittenSegment answer = said(-.2, 0, 500, "I don't know");
    assertThat(text(Doubt.judge(attempt(-.2, answer), sound))).isEqualTo("I don't know");
  }

  @Test
  void leavesHurriedSpeechAlone() {
    // 5.5 words a second.
    Judgement judgement = Doubt.judge(attempt(-.2, said(-.2, 4_000, 6_000, SENTENCE)), TALK);
    assertThat(judgement.isAccepted()).isTrue();
    assertThat(text(judgement)).isEqualTo(SENTENCE);
  }

  @Test
  void findsWordsWhereNobodySpeaks() {
    SpokenTime spoken = spoken(0, 20_000, 0, 4_000);
    Judgement judgement =
        Doubt.judge(
            attempt(-.2, said(-.2, 0, SENTENCE), said(-.2, 10_000, "see you next time")), spoken);
    assertThat(text(judgement)).isEqualTo(SENTENCE);
    assertThat(judgement.unclear())
        .containsExactly(new UnclearSpan(10_000, 11_200, "outside-speech", "see you next time"));
    assertThat(judgement.refusal()).containsExactly(UnclearReason.OUTSIDE_SPEECH);
  }

  @Test
  void takesSingleWordsOutOfASegment() {
    SpokenTime spoken = spoken(0, 20_000, 0, 3_300);
    WrittenSegment segment =
        new WrittenSegment(
            0,
            6_000,
            -.2,
            Stream.concat(words(0, 3_300, SENTENCE), words(4_500, 4_800, "bye")).toList());
    Judgement judgement = Doubt.judge(attempt(-.2, segment), spoken);
    assertThat(judgement.isAccepted()).as("one word of twelve").isTrue();
    assertThat(text(judgement)).isEqualTo(SENTENCE);
    assertThat(judgement.unclear())
        .containsExactly(new UnclearSpan(4_500, 6_000, "outside-speech", "bye"));
  }

  @Test
  void forgivesWordTimesThatAreOff() {
    SpokenTime spoken = spoken(0, 20_000, 2_000, 5_000);
    // The first begins with the pause before it, the last ends with the pause behind it.
    List<Word> words =
        List.of(
            new Word("so", 200, 2_200, .9f),
            new Word("we", 2_200, 2_400, .9f),
            new Word("left", 4_800, 5_800, .9f));
    WrittenSegment segment = new WrittenSegment(200, 5_800, -.2, words);
    assertThat(Doubt.judge(attempt(-.2, segment), spoken).words()).isEqualTo(words);
  }

  @Test
  void trustsNothingWithoutSpeech() {
    SpokenTime silence = new SpokenTime(List.of(), 0, 320_000, 350);
    Judgement judgement = Doubt.judge(attempt(-.01, said(-.01, 0, "you")), silence);
    assertThat(judgement.words()).isEmpty();
    assertThat(judgement.unclear()).hasSize(1);
  }

  @Test
  void tellsWhatIsDoubtedThoughItHasNoTime() {
    Judgement judgement =
        Doubt.judge(
            attempt(-.3, said(-.3, 0, SENTENCE), said(-1.8, 20_000, 20_000, "thank you")), TALK);
    assertThat(text(judgement)).isEqualTo(SENTENCE);
    assertThat(judgement.unclear())
        .containsExactly(new UnclearSpan(20_000, 20_000, "low-probability", "thank you"));
  }

  @Test
  void countsMediaTimeFromTheStreamsStart() {
    SpokenTime late = spoken(60_000, 70_000, 61_000, 69_000);
    Judgement judgement =
        Doubt.judge(attempt(-.2, said(-.2, 61_000, SENTENCE), said(-1.4, 66_000, "what")), late);
    assertThat(text(judgement)).isEqualTo(SENTENCE);
    assertThat(judgement.unclear()).extracting(UnclearSpan::startMs).containsExactly(66_000L);
  }

  private static Attempt attempt(double averageLogProbability, WrittenSegment... segments) {
    return new Attempt(Arrays.asList(segments), averageLogProbability, 1.5);
  }

  /** A segment with 300 ms for each of its words. */
  private static WrittenSegment said(double averageLogProbability, long startMs, String text) {
    return said(averageLogProbability, startMs, startMs + 300L * text.split(" ").length, text);
  }

  private static WrittenSegment said(
      double averageLogProbability, long startMs, long endMs, String text) {
    return new WrittenSegment(
        startMs, endMs, averageLogProbability, words(startMs, endMs, text).toList());
  }

  private static Stream<Word> words(long startMs, long endMs, String text) {
    String[] texts = text.split(" ");
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      long start = startMs + (endMs - startMs) * i / texts.length;
      long end = startMs + (endMs - startMs) * (i + 1) / texts.length;
      words.add(new Word(texts[i], start, end, .9f));
    }
    return words.stream();
  }

  private static SpokenTime spoken(
      long windowStartMs, long windowEndMs, long speechStartMs, long speechEndMs) {
    return new SpokenTime(
        List.of(new SampleSpan(16 * speechStartMs, 16 * speechEndMs)),
        16 * windowStartMs,
        16 * windowEndMs,
        350);
  }

  private static String text(Judgement judgement) {
    return String.join(" ", judgement.words().stream().map(Word::text).toList());
  }
}
