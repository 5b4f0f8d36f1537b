package io.colloquy.bench.chapters;

import io.colloquy.bench.BenchException;
import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.Opening;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.core.chapter.SentenceCutter;
import io.colloquy.core.chapter.UnitCutter;
import io.colloquy.core.chapter.UnitText;
import java.util.ArrayList;
import java.util.List;

/** Cuts interviews into what the job would find chapters in, and looks up what it is about. */
final class ChapteredInterviews {
  private static final String STREAM = "1";

  private final Vectors vectors;

  ChapteredInterviews(Vectors vectors) {
    this.vectors = vectors;
  }

  List<ChapteredInterview> of(List<TimedInterview> timed) throws BenchException {
    List<List<Sentence>> sentences =
        timed.stream()
            .map(interview -> SentenceCutter.cut(STREAM, interview.words(), List.of()))
            .toList();
    List<List<UnitText>> units =
        sentences.stream().map(of -> UnitCutter.cut(of, List.of())).toList();
    List<String> texts = new ArrayList<>();
    sentences.forEach(of -> of.forEach(sentence -> texts.add(sentence.text())));
    units.forEach(of -> of.forEach(unit -> texts.add(unit.text())));
    vectors.add(texts);
    List<ChapteredInterview> interviews = new ArrayList<>();
    for (int i = 0; i < timed.size(); i++) {
      interviews.add(interview(timed.get(i), sentences.get(i), units.get(i)));
    }
    return interviews;
  }

  private ChapteredInterview interview(
      TimedInterview timed, List<Sentence> sentences, List<UnitText> units) {
    return new ChapteredInterview(
        timed.id(),
        sentences.stream().mapToLong(Sentence::endMs).max().orElse(0),
        sentences,
        sentences.stream().map(sentence -> vectors.of(sentence.text())).toList(),
        units.stream().map(unit -> unit(timed, unit)).toList(),
        timed.references());
  }

  private ChapterUnit unit(TimedInterview timed, UnitText unit) {
    ChapterUnit known = timed.hasPauses() ? unit.unit() : withoutPauses(unit.unit());
    return known.withVector(vectors.of(unit.text()));
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
