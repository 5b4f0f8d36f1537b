package io.colloquy.bench.chaos;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.chaos.InterviewDocuments.SegmentWord;
import io.colloquy.bench.chaos.InterviewDocuments.UnclearStretch;
import io.colloquy.bench.standin.StandInDoubts;
import io.colloquy.bench.standin.StandInDoubts.Doubted;
import io.colloquy.bench.standin.StandInWords;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.local.ingest.Recorder;
import io.colloquy.local.search.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Holds documents against what the stand-in recognizer says of every media time outside of gaps, so
 * that not even two runs that lose or change the same words pass. What every window doubts must be
 * unclear; what one of two does, may be, and must be a word otherwise.
 */
final class SpokenCheck {

  /** As {@link StandInWords#at} tells. */
  private static final long STEP_MS = 500;

  private static final long WORD_MS = 400;

  private final Function<Stretch, List<SampleSpan>> speech;

  /**
   * @param speech tells where speech is in a stretch of any interview
   */
  SpokenCheck(Function<Stretch, List<SampleSpan>> speech) {
    this.speech = speech;
  }

  /**
   * Words that nobody says, and words that are missing.
   *
   * @param run which of two runs the documents are of
   */
  List<Difference> of(
      String run, List<InterviewScript> interviews, Map<String, StoredDocument> documents) {
    SortedMap<String, InterviewDocuments> found = InterviewDocuments.byInterview(documents);
    List<Difference> differences = new ArrayList<>();
    for (InterviewScript interview : interviews) {
      SortedSet<Long> missing = saidMs(interview);
      InterviewDocuments ofIt =
          found.getOrDefault(interview.id(), new InterviewDocuments(new TreeMap<>()));
      String where = "%s, %s: ".formatted(interview.id(), run);
      for (SegmentWord word : ofIt.words()) {
        if (!missing.remove(word.startMs()) || !isSaid(interview.id(), word)) {
          differences.add(new Difference(Kind.WRONG, where + word));
        }
      }
      for (UnclearStretch stretch : ofIt.unclearStretches()) {
        Set<Long> doubted = saidIn(stretch, missing);
        if (doubted.isEmpty() || !areDoubted(interview.id(), stretch, doubted)) {
          differences.add(new Difference(Kind.WRONG, where + stretch));
        }
        missing.removeAll(doubted);
      }
      missing.forEach(
          ms ->
              differences.add(
                  new Difference(Kind.MISSING, where + "the word at %d ms".formatted(ms))));
    }
    return differences;
  }

  /** When words begin. */
  private SortedSet<Long> saidMs(InterviewScript interview) {
    long step = SpeechWindow.sampleAt(STEP_MS);
    SortedSet<Long> saidMs = new TreeSet<>();
    for (Stretch stretch : interview.stretches()) {
      for (SampleSpan span : speech.apply(stretch)) {
        long ms = (span.firstSample() + step - 1) / step * STEP_MS;
        for (; SpeechWindow.sampleAt(ms + WORD_MS) <= span.endSample(); ms += STEP_MS) {
          saidMs.add(ms);
        }
      }
    }
    return saidMs;
  }

  private static Set<Long> saidIn(UnclearStretch stretch, SortedSet<Long> saidMs) {
    return new TreeSet<>(saidMs.subSet(stretch.startMs(), stretch.endMs()));
  }

  /** Their text is kept apart. */
  private static boolean areDoubted(String interviewId, UnclearStretch stretch, Set<Long> wordsMs) {
    List<String> rawText = List.of(stretch.rawText().split(" "));
    return stretch.stream().equals(Recorder.STREAM)
        && wordsMs.stream()
            .allMatch(
                ms ->
                    StandInDoubts.at(interviewId, stretch.stream(), ms) != Doubted.BY_NONE
                        && rawText.contains(StandInWords.at(interviewId, stretch.stream(), ms)));
  }

  private static boolean isSaid(String interviewId, SegmentWord word) {
    return word.stream().equals(Recorder.STREAM)
        && StandInDoubts.at(interviewId, word.stream(), word.startMs()) != Doubted.BY_ALL
        && word.text().equals(StandInWords.at(interviewId, word.stream(), word.startMs()))
        && word.endMs() == word.startMs() + WORD_MS;
  }
}
