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

  /** A paragraph for each segment, behind its time; a heading for every five minutes. */
  static String markdown(Transcript transcript) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escaped(transcript.interview().interviewId())).append('\n');
    long section = -1;
    for (IndexedSegment segment : transcript.segments()) {
      if (segment.startMs() / SECTION_MS != section) {
        section = segment.startMs() / SECTION_MS;
        text.append("\n## ").append(MediaTime.seconds(section * SECTION_MS)).append('\n');
      }
      text.append("\n**").append(MediaTime.seconds(segment.startMs())).append("** ");
      text.append(escaped(transcript.line(segment))).append('\n');
    }
    return text.toString();
  }

  private static String escaped(String line) {
    return MARKUP.matcher(line).replaceAll("\\\\$0");
  }
}
