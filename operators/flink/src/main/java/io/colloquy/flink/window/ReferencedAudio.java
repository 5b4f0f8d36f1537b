package io.colloquy.flink.window;

import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.DeadLetterCause;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads files that chunks refer to, a block at a time, on any of Flink's file systems. */
final class ReferencedAudio {
  /** A block: seconds of audio, whatever its codec. */
  static final int BLOCK_BYTES = 64 << 10;

  /** A chunk that was heard in part cannot be sent again: it would be heard twice. */
  static final String SEND_THE_REST =
      "it was heard in part: send the rest of it as a stream of its own";

  private static final Logger LOG = LoggerFactory.getLogger(ReferencedAudio.class);

  /** What is decoded at once: silence takes so few bytes that a block may be half an hour of it. */
  private static final int DECODED_BYTES = 8 << 10;

  private final List<String> allowedPrefixes;

  ReferencedAudio(List<String> allowedPrefixes) {
    this.allowedPrefixes =
        allowedPrefixes.stream().map(prefix -> opened(new Path(prefix)) + "/").toList();
  }

  /**
   * Whether a producer may refer to this file: otherwise it could have any file transcribed. Judged
   * is what would be opened, because a path that looks alike may be another file.
   */
  boolean allows(String reference) {
    String file;
    try {
      file = opened(new Path(reference));
    } catch (IllegalArgumentException invalid) {
      return false;
    }
    return allowedPrefixes.stream().anyMatch(file::startsWith);
  }

  /** Without "." and "..", doubled slashes, and one at the end. */
  private static String opened(Path path) {
    String file = path.toUri().toString();
    return file.endsWith("/") ? file.substring(0, file.length() - 1) : file;
  }

  /**
   * Decodes the next block of the file that a stream's last chunk refers to. One that cannot be
   * read is tried again for ten minutes: it may be its own fault, or that of a store that is away.
   *
   * @param nowMs processing time
   * @return where to go on; empty if there is nothing more to read
   */
  Optional<ReferenceProgress> readInto(StreamWindows stream, ReferenceProgress at, long nowMs)
      throws Exception {
    InterviewRecord record = at.record();
    byte[] block;
    try {
      block = read(record.chunk().getReference(), at.offset());
    } catch (FileNotFoundException missing) {
      refuse(stream, record, missing(at), missing);
      return Optional.empty();
    } catch (IOException unreadable) {
      return againLater(stream, at.afterFailure(nowMs), nowMs, unreadable);
    }
    if (block.length > 0) {
      decode(stream, record, block, at.offset());
    } else if (at.offset() > 0) {
      stream.tellWhatIsMissing(record);
    } else {
      refuse(stream, record, "is empty", null);
    }
    boolean goesOn = block.length > 0 && !stream.isRefused();
    return goesOn ? Optional.of(at.afterBlock(block.length)) : Optional.empty();
  }

  private static String missing(ReferenceProgress at) {
    return at.offset() == 0
        ? "does not exist: send the chunk with the right one"
        : "does not exist any more: " + SEND_THE_REST;
  }

  private static Optional<ReferenceProgress> againLater(
      StreamWindows stream, ReferenceProgress failed, long nowMs, IOException reason)
      throws Exception {
    String reference = failed.record().chunk().getReference();
    if (failed.isHopeless()) {
      String problem = "could not be read for ten minutes: %s; put that right and ";
      String remedy = failed.offset() == 0 ? "send the chunk again" : SEND_THE_REST;
      refuse(stream, failed.record(), problem.formatted(reason) + remedy, reason);
      return Optional.empty();
    }
    LOG.warn(
        "Reads {} again in {} ms: {}", reference, failed.retryAtMs() - nowMs, reason.toString());
    return Optional.of(failed);
  }

  private static void decode(
      StreamWindows stream, InterviewRecord record, byte[] block, long offset) throws Exception {
    boolean first = offset == 0;
    for (byte[] part : parts(block)) {
      if (first) {
        stream.take(record, part);
      } else if (!stream.isRefused()) {
        stream.goOn(record, part);
      }
      first = false;
    }
  }

  /** A block, divided into what may be decoded at once; an empty one is one part. */
  static List<byte[]> parts(byte[] block) {
    List<byte[]> parts = new ArrayList<>();
    int at = 0;
    do {
      parts.add(Arrays.copyOfRange(block, at, Math.min(block.length, at + DECODED_BYTES)));
      at += DECODED_BYTES;
    } while (at < block.length);
    return parts;
  }

  private static void refuse(
      StreamWindows stream, InterviewRecord record, String problem, Exception exception)
      throws Exception {
    String reason = "the file of reference %s %s".formatted(record.chunk().getReference(), problem);
    stream.refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, exception);
  }

  /**
   * Reads a block.
   *
   * @return empty at the end of the file
   * @throws FileNotFoundException if it does not exist
   * @throws IOException for whatever else its file system fails with
   */
  static byte[] read(String reference, long offset) throws IOException {
    try {
      Path path = new Path(reference);
      FileSystem files = path.getFileSystem();
      try (FSDataInputStream file = open(files, path)) {
        if (offset > 0) {
          file.seek(offset);
        }
        return file.readNBytes(BLOCK_BYTES);
      }
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  /** A local file that cannot be opened is told as one that does not exist, whatever the cause. */
  private static FSDataInputStream open(FileSystem files, Path path) throws IOException {
    try {
      return files.open(path);
    } catch (FileNotFoundException missing) {
      if (files.exists(path)) {
        throw new IOException(missing.getMessage(), missing);
      }
      throw missing;
    }
  }
}
