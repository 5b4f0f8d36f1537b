package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.standin.StandInDoubts;
import io.colloquy.bench.standin.StandInDoubts.Doubted;
import io.colloquy.bench.standin.StandInWords;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.local.search.StoredDocument;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpokenCheckTest {

  private static final long SPEECH_MS = 10_000;

  /** An interview with a single stretch of doubts, all windows', in the middle of the speech. */
  private static final int NUMBER =
      IntStream.range(0, 100).filter(SpokenCheckTest::isDoubtedInTheMiddle).findFirst().getAsInt();

  private static final String ID = id(NUMBER);

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

  @Test
  void wordThatEveryWindowDoubtsIsWrong() {
    say(text(0, SPEECH_MS));
    documents.remove(Indexed.UNCLEAR);
    long doubtedMs = doubtedMs(NUMBER).get(0);
    Indexed.put(
        documents,
        Indexed.SECOND,
        1,
        Indexed.segment(1, doubtedMs, StandInWords.at(ID, "audio", doubtedMs)));
    ofThis(Indexed.SECOND);

    assertThat(differences(new TreeMap<>()))
        .filteredOn(difference -> difference.kind() == Kind.WRONG)
        .hasSize(1);
  }

  @Test
  void whatEveryWindowDoubtsIsMissingIfItIsNotTold() {
    say(text(0, SPEECH_MS));
    documents.remove(Indexed.UNCLEAR);

    assertThat(differences(new TreeMap<>()))
        .hasSameSizeAs(doubtedMs(NUMBER))
        .extracting(Difference::kind)
        .containsOnly(Kind.MISSING);
  }

  @Test
  void otherRawTextIsWrong() {
    say(text(0, SPEECH_MS));
    documents.get(Indexed.UNCLEAR).source().put("rawText", "mumble");

    assertThat(differences(new TreeMap<>()))
        .extracting(Difference::kind)
        .containsExactly(Kind.WRONG);
  }

  @Test
  void whatWasUnderstoodMustNotBeUnclear() {
    say(text(0, SPEECH_MS));
    documents.get(Indexed.UNCLEAR).source().put("startMs", 0);
    documents.remove(Indexed.FIRST);

    assertThat(differences(new TreeMap<>())).extracting(Difference::kind).contains(Kind.WRONG);
  }

  private List<Difference> differences(SortedMap<Integer, ChunkFault> faults) {
    InterviewScript interview = new InterviewScript(NUMBER, 0, 100_000, 1_000, faults, List.of());
    return new SpokenCheck(SpokenCheckTest::speech).of("struck", List.of(interview), documents);
  }

  /** Of what is heard of the first seconds. */
  private static List<SampleSpan> speech(Stretch stretch) {
    long untilMs = Math.min(SPEECH_MS, stretch.untilMs());
    return List.of(
        new SampleSpan(SpeechWindow.sampleAt(stretch.fromMs()), SpeechWindow.sampleAt(untilMs)));
  }

  /** Words from the start on, of which those that are doubted have a document of their own. */
  private void say(String text) {
    List<Long> doubtedMs = doubtedMs(NUMBER);
    ObjectNode segment = Indexed.segment(0, 0, text);
    Iterator<JsonNode> words = segment.withArray("words").elements();
    while (words.hasNext()) {
      if (doubtedMs.contains(words.next().path("startMs").asLong())) {
        words.remove();
      }
    }
    String rawText =
        doubtedMs.stream()
            .map(ms -> StandInWords.at(ID, "audio", ms))
            .collect(Collectors.joining(" "));
    Indexed.put(documents, Indexed.FIRST, 1, segment);
    Indexed.put(documents, Indexed.UNCLEAR, 1, Indexed.unclear(1, doubtedMs.get(0), rawText));
    ofThis(Indexed.FIRST);
    ofThis(Indexed.UNCLEAR);
  }

  private void ofThis(String place) {
    documents.get(place).source().put("interviewId", ID);
  }

  private static String text(long fromMs, long untilMs) {
    return wordsMs(fromMs, untilMs)
        .mapToObj(ms -> StandInWords.at(ID, "audio", ms))
        .collect(Collectors.joining(" "));
  }

  private static LongStream wordsMs(long fromMs, long untilMs) {
    return LongStream.iterate(fromMs, ms -> ms < untilMs, ms -> ms + 500);
  }

  private static List<Long> doubtedMs(int number) {
    return wordsMs(0, SPEECH_MS + 1_000)
        .filter(ms -> StandInDoubts.at(id(number), "audio", ms) != Doubted.BY_NONE)
        .boxed()
        .toList();
  }

  private static boolean isDoubtedInTheMiddle(int number) {
    List<Long> doubtedMs = doubtedMs(number);
    return doubtedMs.size() > 1
        && doubtedMs.get(0) > 1_000
        && doubtedMs.get(doubtedMs.size() - 1) == doubtedMs.get(0) + 500L * (doubtedMs.size() - 1)
        && doubtedMs.get(doubtedMs.size() - 1) < SPEECH_MS - 2_000
        && doubtedMs.stream()
            .allMatch(ms -> StandInDoubts.at(id(number), "audio", ms) == Doubted.BY_ALL);
  }

  private static String id(int number) {
    return "interview-%02d".formatted(number);
  }
}
