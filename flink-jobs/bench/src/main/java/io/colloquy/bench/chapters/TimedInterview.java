package io.colloquy.bench.chapters;

import io.colloquy.bench.interviews.WrittenChapter;
import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of an interview with times, and where a person saw chapters begin.
 *
 * @param words in order, with speakers
 * @param hasPauses whether nobody spoke between two words where their times say so
 * @param references where chapters begin, in order, but for one that begins with the interview
 */
record TimedInterview(String id, List<Word> words, boolean hasPauses, List<Long> references) {

  /**
   * A written interview. Its turns have whole seconds at best, so there are no pauses: words are
   * spread evenly over a turn, and what would look like a pause is none. Neighbouring turns of one
   * speaker count as one, because whoever wrote the transcript may have begun a turn just to put a
   * heading above it.
   */
  static TimedInterview of(WrittenInterview written) {
    List<List<Word>> turns = written.spokenTurns();
    List<Word> words = new ArrayList<>();
    for (int turn = 0; turn < turns.size(); turn++) {
      String speaker = written.turns().get(turn).speaker();
      turns.get(turn).stream()
          .map(word -> new Word(word.text(), word.startMs(), word.endMs(), 1, speaker))
          .forEach(words::add);
    }
    List<Long> references =
        written.chapters().stream()
            .filter(chapter -> chapter.turn() > 0)
            .map(WrittenChapter::startMs)
            .distinct()
            .sorted()
            .toList();
    return new TimedInterview(written.id(), words, false, references);
  }
}
