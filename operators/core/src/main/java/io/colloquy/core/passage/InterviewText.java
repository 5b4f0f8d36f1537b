package io.colloquy.core.passage;

import io.colloquy.core.chapter.CommonGaps;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.chapter.UnitCutter;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.segment.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An interview's text as chapters and search need it. It depends on words, speakers and gaps alone,
 * never on the order in which they came.
 *
 * @param sentences of all streams, by start
 * @param units by start
 * @param passages by stream and start
 */
public record InterviewText(
    List<Sentence> sentences, List<UnitText> units, List<Passage> passages) {

  /**
   * Cuts all that is known of an interview, or of the end of it: then what is cut first may lack
   * its beginning.
   */
  public static InterviewText of(List<StreamText> streams) {
    List<Sentence> sentences = new ArrayList<>();
    List<List<Gap>> gaps = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    for (StreamText stream :
        streams.stream().sorted(Comparator.comparing(StreamText::streamId)).toList()) {
      List<Sentence> said = SentenceCutter.cut(stream.streamId(), stream.words(), stream.gaps());
      passages.addAll(PassageCutter.cut(said, stream.gaps()));
      sentences.addAll(said);
      gaps.add(stream.gaps());
    }
    sentences.sort(UnitCutter.ORDER);
    return new InterviewText(sentences, UnitCutter.cut(sentences, CommonGaps.of(gaps)), passages);
  }
}
