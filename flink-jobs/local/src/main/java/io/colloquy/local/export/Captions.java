package io.colloquy.local.export;

import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The captions of a whole interview, one at a time: none overlaps another, each stays for 1 to 7 s.
 * Where two streams speak at once, what begins later ends what is shown; what begins less than a
 * second later waits for its second.
 */
final class Captions {

  private static final int LONGEST_LABEL = 20;

  private Captions() {}

  /** Captions whose lines begin with who says it, where anybody knows. */
  static List<Caption> of(Transcript transcript) {
    return of(transcript, false);
  }

  /** Captions of which nothing but {@link Caption#voice} tells who says it. */
  static List<Caption> withVoices(Transcript transcript) {
    return of(transcript, true);
  }

  private static List<Caption> of(Transcript transcript, boolean voices) {
    List<Caption> captions = new ArrayList<>();
    for (IndexedSegment segment : transcript.segments()) {
      String voice = voices ? segment.speakerLabel() : "";
      String label = voice.isEmpty() ? label(transcript.label(segment)) : "";
      if (segment.isSpeech()) {
        captions.addAll(new CaptionCutter(words(segment), label, voice).cut());
      } else {
        List<String> lines = CaptionLines.of((label + " " + segment.shown()).strip());
        captions.add(new Caption(segment.startMs(), segment.endMs(), voice, lines));
      }
    }
    captions.sort(Comparator.comparingLong(Caption::startMs));
    return oneAtATime(captions);
  }

  /** Short enough to leave room for a word of any length. */
  private static String label(String whole) {
    if (whole.isEmpty()) {
      return "";
    }
    return (whole.length() <= LONGEST_LABEL ? whole : whole.substring(0, LONGEST_LABEL) + "…")
        + ":";
  }

  private static List<Caption> oneAtATime(List<Caption> captions) {
    List<Caption> shown = new ArrayList<>();
    for (Caption caption : captions) {
      long startMs = Math.max(0, caption.startMs());
      int last = shown.size() - 1;
      if (last >= 0) {
        Caption before = shown.get(last);
        startMs = Math.max(startMs, before.startMs() + CaptionCutter.SHORTEST_MS);
        shown.set(last, before.at(before.startMs(), Math.min(before.endMs(), startMs)));
      }
      long endMs =
          Math.min(
              Math.max(caption.endMs(), startMs + CaptionCutter.SHORTEST_MS),
              startMs + CaptionCutter.LONGEST_MS);
      shown.add(caption.at(startMs, endMs));
    }
    return shown;
  }

  /** The words of a segment; those longer than a line in pieces. */
  private static List<IndexedWord> words(IndexedSegment segment) {
    List<IndexedWord> words = new ArrayList<>();
    for (IndexedWord word : segment.words()) {
      String text = word.text().strip().replaceAll("\\s+", " ");
      while (text.length() > CaptionLines.LONGEST) {
        int end = text.offsetByCodePoints(0, text.codePointCount(0, CaptionLines.LONGEST) - 1);
        words.add(word.withText(text.substring(0, end)));
        text = text.substring(end);
      }
      if (!text.isEmpty()) {
        words.add(word.withText(text));
      }
    }
    return words;
  }
}
