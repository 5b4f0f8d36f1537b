package io.colloquy.flink.publish;

import io.colloquy.flink.chapter.ChapterEvent;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * Keeps the chapters of the interview that is the current key. They may come before the text that
 * they are of, also that of another generation.
 */
final class SegmentChapters {
  private final ValueState<FinalChapters> chapters;

  SegmentChapters(RuntimeContext context) {
    chapters = context.getState(new ValueStateDescriptor<>("chapters", FinalChapters.class));
  }

  /** The chapters of a generation; none if there are only those of another, or none yet. */
  FinalChapters of(int generation) throws IOException {
    FinalChapters found = chapters.value();
    return found == null ? FinalChapters.none() : found.in(generation);
  }

  /** Takes chapters. */
  void take(ChapterEvent event) throws IOException {
    chapters.update(FinalChapters.of(event));
  }

  /** Nothing is kept any longer of a generation and those before. */
  void end(int generation) throws IOException {
    FinalChapters found = chapters.value();
    if (found != null && found.generation() <= generation) {
      chapters.clear();
    }
  }

  void clear() {
    chapters.clear();
  }
}
