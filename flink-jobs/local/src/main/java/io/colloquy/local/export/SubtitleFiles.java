package io.colloquy.local.export;

import io.colloquy.local.search.HeardChapter;
import java.util.List;
import java.util.Locale;

/** Subtitles in the formats that players read. */
final class SubtitleFiles {

  private static final String CRLF = "\r\n";
  private static final long SECOND_MS = 1_000;
  private static final long MINUTE_MS = 60 * SECOND_MS;
  private static final long HOUR_MS = 60 * MINUTE_MS;

  private SubtitleFiles() {}

  /** SubRip: numbered from 1, a comma before the milliseconds, CRLF at the end of each line. */
  static String srt(Transcript transcript) {
    StringBuilder file = new StringBuilder();
    List<Caption> captions = Captions.of(transcript);
    for (int i = 0; i < captions.size(); i++) {
      Caption caption = captions.get(i);
      file.append(i + 1).append(CRLF);
      file.append(time(caption.startMs(), ',')).append(" --> ").append(time(caption.endMs(), ','));
      file.append(CRLF);
      // SubRip has no escapes, and an arrow in a text would be taken for a time.
      caption.lines().forEach(line -> file.append(line.replace("-->", "->")).append(CRLF));
      file.append(CRLF);
    }
    return file.toString();
  }

  /**
   * WebVTT, as the W3C specifies it, with a voice for whoever is known to speak; its file may be
   * served as {@code text/vtt}.
   */
  static String vtt(Transcript transcript) {
    StringBuilder file = new StringBuilder("WEBVTT\n\n");
    for (Caption caption : Captions.withVoices(transcript)) {
      file.append(time(caption.startMs(), '.')).append(" --> ").append(time(caption.endMs(), '.'));
      file.append('\n');
      if (!caption.voice().isEmpty()) {
        file.append("<v ").append(escaped(caption.voice())).append('>');
      }
      caption.lines().forEach(line -> file.append(escaped(line)).append('\n'));
      file.append('\n');
    }
    return file.toString();
  }

  /** WebVTT's chapter track: players show its titles on their time line. */
  static String chapters(Transcript transcript) {
    StringBuilder file = new StringBuilder("WEBVTT\n\n");
    for (HeardChapter chapter : transcript.chapters()) {
      file.append(time(chapter.startMs(), '.')).append(" --> ").append(time(chapter.endMs(), '.'));
      file.append('\n').append(escaped(chapter.title())).append("\n\n");
    }
    return file.toString();
  }

  private static String escaped(String line) {
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String time(long ms, char separator) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        ms / HOUR_MS,
        ms % HOUR_MS / MINUTE_MS,
        ms % MINUTE_MS / SECOND_MS,
        separator,
        ms % SECOND_MS);
  }
}
