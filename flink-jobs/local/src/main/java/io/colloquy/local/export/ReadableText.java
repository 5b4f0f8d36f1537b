package io.colloquy.local.export;

import io.colloquy.local.MediaTime;
import io.colloquy.local.search.IndexedSegment;
import java.util.regex.Pattern;

/** Transcripts that people read. */
final class ReadableText {

  private static final long SECTION_MS = 300_000;
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&]");

  private ReadableText() {}

  /** A line for each segment: {@code [01:05] text}. */
  static String txt(Transcript transcript) {
    StringBuilder text = new StringBuilder();
    for (IndexedSegment segment : transcript.segments()) {
      text.append('[').append(MediaTime.seconds(segment.startMs())).append("] ");
      text.append(transcript.line(segment)).append('\n');
    }
    return text.toString();
  }

  /**
   * A paragraph for each segment, behind its time; a heading for each chapter, or for every five
   * minutes where there are none.
   */
  static String markdown(Transcript transcript) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escaped(transcript.interview().interviewId())).append('\n');
    boolean hasChapters = !transcript.chapters().isEmpty();
    String section = null;
    for (IndexedSegment segment : transcript.segments()) {
      String heading = hasChapters ? chapter(segment, section) : minutes(segment);
      if (!heading.equals(section)) {
        section = heading;
        text.append("\n## ").append(section).append('\n');
      }
      text.append("\n**").append(MediaTime.seconds(segment.startMs())).append("** ");
      text.append(escaped(transcript.line(segment))).append('\n');
    }
    return text.toString();
  }

  /** What lies in no chapter, as a gap before the first word does, goes with the one before. */
  private static String chapter(IndexedSegment segment, String before) {
    String none = before == null ? MediaTime.seconds(0) : before;
    return segment.chapterTitle() == null ? none : escaped(segment.chapterTitle());
  }

  private static String minutes(IndexedSegment segment) {
    return MediaTime.seconds(segment.startMs() / SECTION_MS * SECTION_MS);
  }

  private static String escaped(String line) {
    return MARKUP.matcher(line).replaceAll("\\\\$0");
  }
}
