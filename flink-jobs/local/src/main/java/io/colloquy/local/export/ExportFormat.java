package io.colloquy.local.export;

import java.util.Locale;
import java.util.function.Function;

/** What a transcript can be written as. */
enum ExportFormat {
  /** SubRip subtitles. */
  SRT(SubtitleFiles::srt),

  /** WebVTT subtitles. */
  VTT(SubtitleFiles::vtt),

  /** A line for each segment, with its time. */
  TXT(ReadableText::txt),

  /** Everything, words and their times included; the packaged JSON schema names the fields. */
  JSON(TranscriptJson::of),

  /** Markdown with a heading for each chapter. */
  MD(ReadableText::markdown),

  /** WebVTT's track of chapters, beside the subtitles. */
  CHAPTERS(SubtitleFiles::chapters);

  private final Function<Transcript, String> writer;

  ExportFormat(Function<Transcript, String> writer) {
    this.writer = writer;
  }

  String write(Transcript transcript) {
    return writer.apply(transcript);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
