package io.colloquy.flink;

/**
 * One name for each step of the topology: its uid, its operator name and its label in metrics.
 * Savepoints find their state by these, so a released name never changes.
 */
public final class Uids {
  public static final String READ_CONTROL = "read-control";
  public static final String READ_AUDIO_CHUNKS = "read-audio-chunks";
  public static final String PARSE_RECORDS = "parse-records";
  public static final String WINDOW_AUDIO = "window-audio";
  public static final String STOP_WATERMARKS = "stop-watermarks";
  public static final String TRANSCRIBE_WINDOWS = "transcribe-windows";
  public static final String DIARIZE_WINDOWS = "diarize-windows";
  public static final String EMIT_RECOGNITIONS = "emit-recognitions";
  public static final String READ_RECOGNITIONS = "read-recognitions";
  public static final String PARSE_RECOGNITIONS = "parse-recognitions";
  public static final String STITCH_WINDOWS = "stitch-windows";
  public static final String TRACK_SPEAKERS = "track-speakers";
  public static final String READ_SPEAKER_TURNS = "read-speaker-turns";
  public static final String PARSE_SPEAKER_TURNS = "parse-speaker-turns";
  public static final String ALIGN_SPEAKERS = "align-speakers";
  public static final String CUT_PASSAGES = "cut-passages";
  public static final String EMBED_TEXT = "embed-text";
  public static final String FIND_CHAPTERS = "find-chapters";
  public static final String PUBLISH_PASSAGES = "publish-passages";
  public static final String PUBLISH_SEGMENTS = "publish-segments";
  public static final String KEEP_LEDGER = "keep-ledger";
  public static final String CONVERT_SEGMENTS = "convert-segments";
  public static final String INDEX_DOCUMENTS = "index-documents";
  public static final String EMIT_SEGMENTS = "emit-segments";
  public static final String EMIT_DEAD_LETTERS = "emit-dead-letters";

  private Uids() {}
}
