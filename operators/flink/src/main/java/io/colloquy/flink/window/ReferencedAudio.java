package io.colloquy.flink.window;

import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.DeadLetterCause;
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
   * Decodes the next block of the file that a stream's last chunk refers to.
   *
   * @return whether there may be another
   */
  boolean readInto(StreamWindows stream, InterviewRecord record, long offset) throws Exception {
    String reference = record.chunk().getReference();
    try {
      byte[] block = read(reference, offset);
      if (block.length > 0 && offset == 0) {
        stream.take(record, block);
      } else if (block.length > 0) {
        stream.goOn(record, block);
      } else if (offset > 0) {
        stream.tellWhatIsMissing(record);
      } else {
        refuse(stream, record, "is empty", null);
      }
      return block.length > 0 && !stream.isRefused();
    } catch (FileNotFoundException missing) {
      refuse(stream, record, "does not exist: send the chunk with the right one", missing);
      return false;
    }
  }

  private static void refuse(
      StreamWindows stream, InterviewRecord record, String problem, Exception exception)
      throws Exception {
    String reason = "the file of reference %s %s".formatted(record.chunk().getReference(), problem);
    stream.refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, exception);
  }

  /** Empty at the end of the file. */
  static byte[] read(String reference, long offset) throws IOException {
    Path path = new Path(reference);
    try (FSDataInputStream file = path.getFileSystem().open(path)) {
      if (offset > 0) {
        file.seek(offset);
      }
      return file.readNBytes(BLOCK_BYTES);
    }
  }
}
