package io.colloquy.bench.retrieval;

import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.passage.PassageCutter;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.segment.SegmentSettings;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An interview as the job would have heard it, on one stream.
 *
 * @param sentences by start
 * @param segments by start
 * @param passages by start
 */
record SpokenInterview(
    String interviewId, List<Sentence> sentences, List<Segment> segments, List<Passage> passages) {

  static final String STREAM = "audio";

  static SpokenInterview of(WrittenInterview written) {
    List<Word> words = words(written);
    List<Sentence> sentences = SentenceCutter.cut(STREAM, words, List.of());
    return new SpokenInterview(
        written.interviewId(),
        sentences,
        new Segmenter(SegmentSettings.defaults()).segments(words),
        PassageCutter.cut(sentences, List.of()));
  }

  private static List<Word> words(WrittenInterview written) {
    List<Word> words = new ArrayList<>();
    Map<String, String> speakers = new LinkedHashMap<>();
    List<List<Word>> turns = written.spokenTurns();
    for (int i = 0; i < turns.size(); i++) {
      String name = written.turns().get(i).speaker();
      String speaker =
          name == null ? null : speakers.computeIfAbsent(name, n -> "" + (speakers.size() + 1));
      turns.get(i).forEach(word -> words.add(word.withSpeaker(speaker)));
    }
    return words;
  }
}
