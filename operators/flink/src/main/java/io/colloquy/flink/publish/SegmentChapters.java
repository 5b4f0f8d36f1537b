package io.colloquy.flink.publish;

import io.colloquy.flink.Uids;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.outcome.ToldEnds;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * Keeps the chapters of the interview that is the current key. They may come before the text that
 * they are of, also that of another generation, and after the interview's end.
 */
final class SegmentChapters {
  private static final String TELLER = Uids.FIND_CHAPTERS;

  private final ValueState<FinalChapters> chapters;
  private final ToldEnds ends;

  SegmentChapters(RuntimeContext context) {
    chapters = context.getState(new ValueStateDescriptor<>("chapters", FinalChapters.class));
    ends = new ToldEnds(context, List.of(TELLER));
  }

  /** The chapters of a generation; none if there are only those of another, or none yet. */
  FinalChapters of(int generation) throws IOException {
    FinalChapters found = chapters.value();
    return found == null ? FinalChapters.none() : found.in(generation);
  }

  /**
   * Takes chapters, or that nothing of the interview is kept where they are found.
   *
   * @param now what the text knows of the interview; null if nothing
   * @return whether these are its chapters from now on
   */
  boolean take(ChapterEvent event, PublishLife now) throws Exception {
    if (event.over()) {
      ends.toldBy(TELLER);
      return false;
    }
    boolean isPast = ends.isBehind(TELLER) || now != null && event.generation() < now.generation();
    if (!isPast) {
      chapters.update(FinalChapters.of(event));
    }
    return !isPast;
  }

  /** Nothing is kept any longer of a generation and those before. */
  void end(int generation) throws Exception {
    FinalChapters found = chapters.value();
    if (found != null && found.generation() <= generation) {
      chapters.clear();
    }
    ends.toldByTranscript();
  }
}
