package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.standin.StandInWords;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.local.search.StoredDocument;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpokenCheckTest {

  private static final String ID = "interview-00";
  private static final long SPEECH_MS = 10_000;

  private final SortedMap<String, StoredDocument> documents = new TreeMap<>();

  @Test
  void everyWordThatTheStandInSaysIsRight() {
    say(text(0, SPEECH_MS));

    assertThat(differences(new TreeMap<>())).isEmpty();
  }

  @Test
  void anotherWordIsWrong() {
    say(text(0, SPEECH_MS).replaceFirst("^\\S+", "otherwise"));

    assertThat(differences(new TreeMap<>()))
        .extracting(Difference::kind)
        .containsExactly(Kind.WRONG);
  }

  @Test
  void wordOutsideOfSpeechIsWrong() {
    say(text(0, SPEECH_MS + 500));

    assertThat(differences(new TreeMap<>()))
        .extracting(Difference::kind)
        .containsExactly(Kind.WRONG);
  }

  @Test
  void wordThatNobodyHeardIsMissing() {
    say(text(0, SPEECH_MS - 1_000));

    assertThat(differences(new TreeMap<>()))
        .containsExactly(
            new Difference(Kind.MISSING, ID + ", struck: the word at 9000 ms"),
            new Difference(Kind.MISSING, ID + ", struck: the word at 9500 ms"));
  }

  @Test
  void nothingIsMissingInAGap() {
    say(text(0, SPEECH_MS - 1_000));

    assertThat(differences(new TreeMap<>(Collections.singletonMap(9, ChunkFault.LOST)))).isEmpty();
  }

  private List<Difference> differences(SortedMap<Integer, ChunkFault> faults) {
    InterviewScript interview = new InterviewScript(0, 0, 100_000, 1_000, faults, List.of());
    return new SpokenCheck(SpokenCheckTest::speech).of("struck", List.of(interview), documents);
  }

  /** Of what is heard of the first seconds. */
  private static List<SampleSpan> speech(Stretch stretch) {
    long untilMs = Math.min(SPEECH_MS, stretch.untilMs());
    return List.of(
        new SampleSpan(SpeechWindow.sampleAt(stretch.fromMs()), SpeechWindow.sampleAt(untilMs)));
  }

  private void say(String text) {
    Indexed.put(documents, Indexed.FIRST, 1, Indexed.segment(0, 0, text));
    documents.get(Indexed.FIRST).source().put("interviewId", ID);
  }

  private static String text(long fromMs, long untilMs) {
    return LongStream.iterate(fromMs, ms -> ms < untilMs, ms -> ms + 500)
        .mapToObj(ms -> StandInWords.at(ID, "audio", ms))
        .collect(Collectors.joining(" "));
  }
}
