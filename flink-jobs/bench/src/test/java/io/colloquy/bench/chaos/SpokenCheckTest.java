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

  private final SpokenCheck check =
      new SpokenCheck(List.of(new SampleSpan(0, SpeechWindow.sampleAt(SPEECH_MS))));
  private final SortedMap<String, StoredDocument> documents = new TreeMap<>();

  @Test
  void everyWordThatTheStandInSaysIsRight() {
    say(text(0, SPEECH_MS));

    assertThat(check.of(List.of(interview(new TreeMap<>())), documents)).isEmpty();
  }

  @Test
  void anotherWordIsWrong() {
    say(text(0, SPEECH_MS).replaceFirst("^\\S+", "otherwise"));

    assertThat(check.of(List.of(interview(new TreeMap<>())), documents))
        .extracting(Difference::kind)
        .containsExactly(Kind.WRONG);
  }

  @Test
  void wordThatNobodyHeardIsMissing() {
    say(text(0, SPEECH_MS - 1_500));

    assertThat(check.of(List.of(interview(new TreeMap<>())), documents))
        .containsExactly(
            new Difference(Kind.MISSING, ID + ": the word at 8500 ms"),
            new Difference(Kind.MISSING, ID + ": the word at 9000 ms"));
  }

  @Test
  void nothingIsMissingBesideAGap() {
    assertThat(
            check.of(
                List.of(interview(new TreeMap<>(Collections.singletonMap(4, ChunkFault.LOST)))),
                documents))
        .isEmpty();
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

  private static InterviewScript interview(SortedMap<Integer, ChunkFault> faults) {
    return new InterviewScript(0, 0, 100_000, 1_000, faults, List.of());
  }
}
