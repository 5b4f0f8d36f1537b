package io.colloquy.bench.chaos;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.chaos.InterviewDocuments.SegmentWord;
import io.colloquy.bench.standin.StandInWords;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.local.search.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Holds documents against what the stand-in recognizer says of every media time, so that not even
 * two runs that lose or change the same words pass.
 */
final class SpokenCheck {

  /** As {@link StandInWords#at} tells. */
  private static final long STEP_MS = 500;

  private static final long WORD_MS = 400;

  /** Voice activity begins anew behind a gap, and need not agree at once. */
  private static final long BESIDE_FAULT_MS = 5_000;

  /** How sure it must be that a word lies within speech. */
  private static final long WITHIN_SPEECH_MS = 200;

  private final List<SampleSpan> speech;

  /**
   * @param speech of an audio whose beginning every interview is
   */
  SpokenCheck(List<SampleSpan> speech) {
    this.speech = speech;
  }

  /** Words that are wrong, and words that are not there although nothing was wrong nearby. */
  List<Difference> of(List<InterviewScript> interviews, Map<String, StoredDocument> documents) {
    SortedMap<String, InterviewDocuments> found = InterviewDocuments.byInterview(documents);
    List<Difference> differences = new ArrayList<>();
    for (InterviewScript interview : interviews) {
      InterviewDocuments ofIt =
          found.getOrDefault(interview.id(), new InterviewDocuments(new TreeMap<>()));
      Map<Long, String> heard = new TreeMap<>();
      for (SegmentWord word : ofIt.words()) {
        heard.put(word.startMs(), word.text());
        if (!isSaid(interview.id(), word)) {
          differences.add(new Difference(Kind.WRONG, interview.id() + ": " + word));
        }
      }
      LongPredicate isClear =
          ms ->
              ms + BESIDE_FAULT_MS < interview.durationMs()
                  && interview.isWhole(ms - BESIDE_FAULT_MS, ms + BESIDE_FAULT_MS);
      slots()
          .filter(isClear)
          .filter(ms -> !heard.containsKey(ms))
          .forEach(
              ms ->
                  differences.add(
                      new Difference(
                          Kind.MISSING, "%s: the word at %d ms".formatted(interview.id(), ms))));
    }
    return differences;
  }

  private static boolean isSaid(String interviewId, SegmentWord word) {
    return word.text().equals(StandInWords.at(interviewId, word.stream(), word.startMs()))
        && word.startMs() % STEP_MS == 0
        && word.endMs() == word.startMs() + WORD_MS;
  }

  private LongStream slots() {
    return speech.stream()
        .flatMapToLong(
            span -> {
              long from = SpeechWindow.mediaMs(span.firstSample()) + WITHIN_SPEECH_MS;
              long until = SpeechWindow.mediaMs(span.endSample()) - WITHIN_SPEECH_MS;
              long first = (from + STEP_MS - 1) / STEP_MS * STEP_MS;
              return LongStream.iterate(first, ms -> ms + WORD_MS <= until, ms -> ms + STEP_MS);
            })
        .distinct();
  }
}
