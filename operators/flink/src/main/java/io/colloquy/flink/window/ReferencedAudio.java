package io.colloquy.flink.window;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** Reads files that chunks refer to, a block at a time, on any of Flink's file systems. */
final class ReferencedAudio {
  /** A block: seconds of audio, whatever its codec. */
  static final int BLOCK_BYTES = 64 << 10;

  private final List<String> allowedPrefixes;

  ReferencedAudio(List<String> allowedPrefixes) {
    this.allowedPrefixes = allowedPrefixes;
  }

  /** Whether a producer may refer to this file: otherwise it could have any file transcribed. */
  boolean allows(String reference) {
    URI uri;
    try {
      uri = URI.create(reference).normalize();
    } catch (IllegalArgumentException invalid) {
      return false;
    }
    return allowedPrefixes.stream()
        .map(prefix -> prefix.endsWith("/") ? prefix : prefix + "/")
        .anyMatch(uri.toString()::startsWith);
  }

  /**
   * Reads the next block.
   *
   * @return empty at the end of the file
   * @throws FileNotFoundException if there is no such file; any other failure is the file system's
   */
  byte[] read(String reference, long offset) throws IOException {
    Path path = new Path(reference);
    try (FSDataInputStream file = path.getFileSystem().open(path)) {
      if (offset > 0) {
        file.seek(offset);
      }
      return file.readNBytes(BLOCK_BYTES);
    }
  }
}
