package io.colloquy.bench.chapters;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.interviews.WrittenChapter;
import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.Opening;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.chapter.UnitCutter;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns written interviews into what the job would find chapters in. Turns have whole seconds at
 * best, so there are no pauses: words are spread evenly over a turn, and what would look like a
 * pause is none. Neighbouring turns of one speaker count as one, because whoever wrote the
 * transcript may have begun a turn just to put a heading above it.
 */
final class ChapteredInterviews {
  private static final String STREAM = "1";

  private final Vectors vectors;

  ChapteredInterviews(Vectors vectors) {
    this.vectors = vectors;
  }

  List<ChapteredInterview> of(List<WrittenInterview> written) throws BenchException {
    List<List<Sentence>> sentences = written.stream().map(ChapteredInterviews::sentences).toList();
    List<List<UnitText>> units =
        sentences.stream().map(of -> UnitCutter.cut(of, List.of())).toList();
    List<String> texts = new ArrayList<>();
    sentences.forEach(of -> of.forEach(sentence -> texts.add(sentence.text())));
    units.forEach(of -> of.forEach(unit -> texts.add(unit.text())));
    vectors.add(texts);
    List<ChapteredInterview> interviews = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      interviews.add(interview(written.get(i), sentences.get(i), units.get(i)));
    }
    return interviews;
  }

  private ChapteredInterview interview(
      WrittenInterview written, List<Sentence> sentences, List<UnitText> units) {
    return new ChapteredInterview(
        written.id(),
        sentences.stream().mapToLong(Sentence::endMs).max().orElse(0),
        sentences,
        sentences.stream().map(sentence -> vectors.of(sentence.text())).toList(),
        units.stream()
            .map(unit -> withoutPauses(unit.unit()).withVector(vectors.of(unit.text())))
            .toList(),
        written.chapters().stream()
            .filter(chapter -> chapter.turn() > 0)
            .map(WrittenChapter::startMs)
            .distinct()
            .sorted()
            .toList());
  }

  private static List<Sentence> sentences(WrittenInterview written) {
    List<List<Word>> turns = written.spokenTurns();
    List<Word> words = new ArrayList<>();
    for (int turn = 0; turn < turns.size(); turn++) {
      String speaker = written.turns().get(turn).speaker();
      turns.get(turn).stream()
          .map(word -> new Word(word.text(), word.startMs(), word.endMs(), 1, speaker))
          .forEach(words::add);
    }
    return SentenceCutter.cut(STREAM, words, List.of());
  }

  private static ChapterUnit withoutPauses(ChapterUnit unit) {
    List<Opening> openings =
        unit.openings().stream()
            .map(
                opening ->
                    new Opening(opening.startMs(), 0, opening.speakerChange(), opening.cue()))
            .toList();
    return new ChapterUnit(
        unit.startMs(), unit.endMs(), unit.afterGap(), unit.words(), openings, null);
  }
}
