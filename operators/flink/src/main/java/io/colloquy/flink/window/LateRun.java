package io.colloquy.flink.window;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import java.io.IOException;
import java.util.List;

/** Decodes and cuts chunks of a gap that follow each other. */
final class LateRun {
  /** A recorder that repeats itself sends less than this again with the chunk behind the gap. */
  private static final long REPEATED = 6L * SpeechWindow.SAMPLE_RATE;

  /**
   * How far a run went.
   *
   * @param used how many of its chunks were used
   * @param endsInPart whether the next one was, too, up to where it cannot be read
   */
  record Cut(int used, boolean endsInPart) {
    int taken() {
      return endsInPart ? used + 1 : used;
    }
  }

  private final ChannelsInStep channels;
  private final LateDecoding decoding;
  private final WindowOutput output;

  LateRun(ChannelsInStep channels, LateDecoding decoding, WindowOutput output) {
    this.channels = channels;
    this.decoding = decoding;
    this.output = output;
  }

  /** Cuts the run up to its end, to a chunk that cannot be used, or to the end of the gap. */
  Cut cut(List<InterviewRecord> run, int declaredChannels) throws Exception {
    int used = 0;
    int decoded = 0;
    boolean usable = true;
    while (usable && used < run.size() && !decoding.goesOnBehind()) {
      decoded = decoding.chunks();
      usable = append(run.get(used), declaredChannels);
      used += usable ? 1 : 0;
    }
    if (!decoding.isFull()) {
      append(decoding.position(), decoding.rest());
    }
    channels.finish(decoding.position());
    return new Cut(used, !usable && decoding.chunks() > decoded);
  }

  /** Whether the chunk could be used. */
  private boolean append(InterviewRecord record, int declaredChannels) throws Exception {
    AudioChunk chunk = record.chunk();
    if (chunk.getChannels() != declaredChannels) {
      String reason =
          "channels is %d, the stream has %d: begin a new stream"
              .formatted(chunk.getChannels(), declaredChannels);
      output.reject(record, DeadLetterCause.INVALID_FIELD, reason, null);
      return false;
    }
    MediaPlace place = decoding.place(chunk);
    if (place.impossible()) {
      output.reject(record, DeadLetterCause.IMPOSSIBLE_TIME, place.reason(chunk), null);
      return false;
    }
    int decoded = decoding.chunks();
    long dropped = decoding.dropped();
    try {
      if (chunk.getReference() != null) {
        readFile(chunk);
      } else if (chunk.getPayload() != null && chunk.getPayload().hasRemaining()) {
        append(decoding.position(), decoding.next(chunk, Payloads.bytes(chunk)));
      }
      if (decoding.dropped() > Math.max(dropped, REPEATED)) {
        String reason = "has more than there is room for before the next chunk: ";
        output.reject(
            record, DeadLetterCause.IMPOSSIBLE_TIME, reason + ReferencedAudio.SEND_THE_REST, null);
      }
      return true;
    } catch (IOException unreadable) {
      boolean inPart = decoding.chunks() > decoded;
      String remedy = inPart ? ReferencedAudio.SEND_THE_REST : "send the chunk again";
      String reason =
          "the file of reference %s cannot be read: %s; %s"
              .formatted(chunk.getReference(), unreadable, remedy);
      output.reject(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, unreadable);
      return false;
    } catch (AudioException unreadable) {
      boolean inPart = decoding.chunks() > decoded;
      String remedy = inPart ? "; " + ReferencedAudio.SEND_THE_REST : "";
      String reason = unreadable.getMessage() + remedy;
      output.reject(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, unreadable);
      return false;
    }
  }

  /** What a gap has no room for is heard behind it if nothing is there, or else told. */
  private boolean isEnough() {
    return decoding.goesOnBehind() || decoding.dropped() > REPEATED;
  }

  /** No more of the file than the gap takes. */
  private void readFile(AudioChunk chunk) throws Exception {
    byte[] block = ReferencedAudio.read(chunk.getReference(), 0);
    boolean first = true;
    do {
      for (byte[] part : ReferencedAudio.parts(block)) {
        if (first || !isEnough()) {
          long position = decoding.position();
          short[][] decoded = first ? decoding.next(chunk, part) : decoding.goOn(chunk, part);
          append(position, decoded);
          first = false;
        }
      }
    } while (!isEnough()
        && (block = ReferencedAudio.read(chunk.getReference(), decoding.readBytes())).length > 0);
  }

  private void append(long position, short[][] samples) throws Exception {
    if (samples.length > 0 && samples[0].length > 0) {
      channels.append(position, samples);
    }
  }
}
