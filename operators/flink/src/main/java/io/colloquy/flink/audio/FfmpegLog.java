package io.colloquy.flink.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

/** FFmpeg writes to standard error by itself; what matters reaches the caller as an error. */
final class FfmpegLog {
  static {
    av_log_set_level(AV_LOG_QUIET);
  }

  private FfmpegLog() {}

  /** Quietens FFmpeg for the life of the process. */
  static void silence() {}
}
