package io.colloquy.local.search;

import io.colloquy.core.moment.HeardWord;
import io.colloquy.core.moment.Landing;
import io.colloquy.core.moment.Place;
import io.colloquy.local.search.Moment.ShownWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A place and what is said in it, segment by segment; what is said right beside it belongs to it,
 * because a phrase may begin in one segment and end in the next.
 */
final class HeardPlace {

  /** No pause for breath lasts longer. */
  static final long BESIDE_MS = 2_000;

  private final List<IndexedSegment> segments = new ArrayList<>();
  private final List<HeardWord> words = new ArrayList<>();

  /** For each word, which segment it belongs to. */
  private final List<Integer> segmentOf = new ArrayList<>();

  /**
   * @param heard segments of any place, in any order
   */
  HeardPlace(Place place, List<MarkedSegment> heard) {
    Place around = around(place);
    heard.stream()
        .filter(marked -> marked.segment().isSpeech() && place(marked.segment()).overlaps(around))
        .sorted(Comparator.comparingLong(marked -> marked.segment().startMs()))
        .forEach(this::add);
  }

  static Place place(IndexedSegment segment) {
    return new Place(
        segment.tenantId() + "/" + segment.interviewId(),
        segment.streamId(),
        segment.startMs(),
        segment.endMs());
  }

  private void add(MarkedSegment marked) {
    for (HeardWord word : marked.words()) {
      words.add(word);
      segmentOf.add(segments.size());
    }
    segments.add(marked.segment());
  }

  /** In order of time; empty if nothing is said there, or only by others. */
  List<HeardWord> words() {
    return words;
  }

  /**
   * The moment that begins there.
   *
   * @param heard gaps and unclear stretches among other segments, of any place
   */
  Moment moment(Landing landing, double score, List<MarkedSegment> heard) {
    int first = segmentOf.get(landing.firstWord());
    int last = segmentOf.get(landing.lastWord());
    return new Moment(
        segments.get(first),
        words.get(landing.firstWord()).startMs(),
        segments.get(last).endMs(),
        shown(landing, first, last),
        score,
        landing.isAsSaid(),
        heard.stream()
            .map(MarkedSegment::segment)
            .filter(
                lost -> !lost.isSpeech() && isBeside(lost, segments.get(first), segments.get(last)))
            .toList());
  }

  private List<ShownWord> shown(Landing landing, int first, int last) {
    List<ShownWord> shown = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (first <= segmentOf.get(i) && segmentOf.get(i) <= last) {
        boolean inPhrase = landing.firstWord() <= i && i <= landing.lastWord();
        boolean marked = landing.isAsSaid() ? inPhrase : words.get(i).marked();
        shown.add(new ShownWord(words.get(i).text(), marked));
      }
    }
    return shown;
  }

  private static boolean isBeside(IndexedSegment lost, IndexedSegment first, IndexedSegment last) {
    Place start = place(first);
    Place shown = new Place(start.interview(), start.streamId(), start.startMs(), last.endMs());
    return place(lost).overlaps(around(shown));
  }

  private static Place around(Place place) {
    return new Place(
        place.interview(),
        place.streamId(),
        place.startMs() - BESIDE_MS,
        place.endMs() + BESIDE_MS);
  }
}
