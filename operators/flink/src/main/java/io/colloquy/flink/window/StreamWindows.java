package io.colloquy.flink.window;

import static io.colloquy.flink.window.StreamProgress.NONE;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFormat;
import io.colloquy.flink.audio.Pcm;
import io.colloquy.flink.audio.PcmState;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import java.io.FileNotFoundException;
import java.util.List;

/**
 * Works on one producer's stream for the length of a call: chunks go in, in order, windows and gaps
 * come out. {@link #progress()} is what must outlive the call.
 */
final class StreamWindows {
  private static final long SHORTEST_GAP_SAMPLES = SpeechWindow.SAMPLE_RATE / 100;

  /** Takes a gap that was closed on all channels of the stream. */
  interface GapConsumer {
    void accept(OpenGap gap) throws Exception;
  }

  private final StreamChannels channels;
  private final PcmStream pcmStream;
  private final WindowOutput output;
  private final GapConsumer gaps;

  private PcmState pcm;
  private long offsetSamples;
  private long chunks;
  private long decodedSamples;
  private long missingFrom;
  private long missingTo;
  private String missingReason;
  private long resumesAt;

  StreamWindows(
      StreamProgress from,
      StreamChannels channels,
      PcmStream pcmStream,
      WindowOutput output,
      GapConsumer gaps) {
    this.channels = channels;
    this.pcmStream = pcmStream;
    this.output = output;
    this.gaps = gaps;
    this.pcm = from.pcm();
    this.offsetSamples = from.offsetSamples();
    this.chunks = from.chunks();
    this.decodedSamples = from.decodedSamples();
    this.missingFrom = from.missingFrom();
    this.missingTo = from.missingTo();
    this.missingReason = from.missingReason();
    this.resumesAt = from.resumesAt();
  }

  StreamProgress progress() {
    return new StreamProgress(
        pcm,
        channels.position(),
        offsetSamples,
        chunks,
        decodedSamples,
        missingFrom,
        missingTo,
        missingReason,
        resumesAt,
        channels.progress());
  }

  /**
   * Decodes the stream's next chunk, or the next block of the file it refers to.
   *
   * @param payload encoded audio; may be empty
   */
  void take(InterviewRecord record, byte[] payload) throws Exception {
    AudioChunk chunk = record.chunk();
    if (isStarted() && chunk.getChannels() != channels.count()) {
      String reason =
          "channels is %d, the stream has %d: begin a new stream"
              .formatted(chunk.getChannels(), channels.count());
      refuse(record, DeadLetterCause.INVALID_FIELD, reason, null);
      return;
    }
    MediaPlace place = place(chunk);
    if (place.impossible()) {
      refuse(record, DeadLetterCause.IMPOSSIBLE_TIME, place.reason(chunk), null);
      return;
    }
    if (!isStarted()) {
      channels.start(chunk.getChannels(), missing() ? 0 : place.mediaSample());
    } else if (place.jumps() && !missing()) {
      lose(chunk.getSequence());
    }
    if (missing() && resumesAt == NONE) {
      resumesAt = Math.max(channels.position(), place.mediaSample() - offsetSamples);
      missingTo = chunk.getSequence() - 1;
    } else if (!missing()) {
      offsetSamples = chunks == 0 ? 0 : place.offsetSamples();
    }
    boolean usable = payload.length == 0 || decode(record, payload);
    if (usable && chunk.getLast() && chunk.getReference() == null) {
      tellWhatIsMissing(record);
    }
  }

  private MediaPlace place(AudioChunk chunk) {
    long mediaSample = SpeechWindow.sampleAt(chunk.getMediaStartMs());
    return isStarted()
        ? MediaPlace.of(mediaSample, channels.position() + pcm.pendingSamples(), offsetSamples)
        : MediaPlace.first(mediaSample);
  }

  /**
   * Reads the next block of the file that a chunk refers to.
   *
   * @return whether there may be another
   */
  boolean read(InterviewRecord record, ReferencedAudio files, long offset) throws Exception {
    try {
      byte[] block = files.read(record.chunk().getReference(), offset);
      if (block.length == 0) {
        if (offset == 0) {
          refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, reference(record) + " is empty", null);
        } else {
          tellWhatIsMissing(record);
        }
        return false;
      }
      if (offset == 0) {
        take(record, block);
      } else {
        decode(record, block);
      }
      return !missing() || resumesAt != NONE;
    } catch (FileNotFoundException missing) {
      String reason = reference(record) + " does not exist: send the chunk with the right one";
      refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, missing);
      return false;
    }
  }

  private static String reference(InterviewRecord record) {
    return "the file of reference " + record.chunk().getReference();
  }

  private boolean decode(InterviewRecord record, byte[] payload) throws Exception {
    AudioChunk chunk = record.chunk();
    AudioFormat format = AudioFormat.valueOf(chunk.getCodec().name());
    try {
      Pcm decoded =
          pcmStream.accept(pcm, format, chunk.getSampleRate(), chunk.getChannels(), payload);
      pcm = decoded.next();
      chunks++;
      append(decoded);
      return true;
    } catch (AudioException unreadable) {
      refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, unreadable.getMessage(), unreadable);
      return false;
    }
  }

  /** A truncated file keeps the words that it has; one without any audio is a gap. */
  private void tellWhatIsMissing(InterviewRecord record) throws Exception {
    try {
      pcmStream.requireWhole(pcm);
    } catch (AudioException truncated) {
      String reason = truncated.getMessage();
      if (decodedSamples + pcm.pendingSamples() > 0) {
        output.reject(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, truncated);
      } else {
        refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, truncated);
      }
    }
  }

  /** The stream's next chunk cannot be used: what it covered becomes a gap. */
  void refuse(InterviewRecord record, DeadLetterCause cause, String reason, Exception exception)
      throws Exception {
    output.reject(record, cause, reason, exception);
    miss(record.chunk().getSequence(), GapReasons.BROKEN_AUDIO);
  }

  /** The stream's next chunks, from this one on, are given up. */
  void lose(long firstSequence) throws Exception {
    miss(firstSequence, GapReasons.LOST_AUDIO);
  }

  private void miss(long firstSequence, String reason) throws Exception {
    interrupt();
    if (!missing()) {
      missingFrom = firstSequence;
      missingReason = reason;
    }
    resumesAt = NONE;
  }

  /**
   * Nothing follows: cuts everything that is left.
   *
   * @param lastSequence of the stream, or of what is known of it
   */
  void end(long lastSequence) throws Exception {
    interrupt();
    if (missing() && isStarted()) {
      missingTo = Math.max(missingFrom, lastSequence);
      closeGap(resumesAt == NONE ? channels.position() + missingAtEnd() : resumesAt);
    }
    channels.finish();
  }

  /** What the missing chunks at the end hold, if they are as long as the others. */
  private long missingAtEnd() {
    long usual = decodedSamples == 0 ? SpeechWindow.SAMPLE_RATE : decodedSamples / chunks;
    long lost = missingTo - missingFrom + 1;
    return lost > MediaPlace.LONGEST_PAUSE / Math.max(1, usual)
        ? MediaPlace.LONGEST_PAUSE
        : lost * usual;
  }

  private void interrupt() throws Exception {
    if (!isStarted()) {
      return;
    }
    try {
      Pcm rest = pcmStream.interrupt(pcm);
      pcm = rest.next();
      append(rest);
    } catch (AudioException nothingToDecode) {
      pcm = PcmState.initial();
    }
  }

  private void append(Pcm decoded) throws Exception {
    if (decoded.length() == 0) {
      return;
    }
    if (missing() && resumesAt != NONE) {
      long skipped = decoded.skippedSamples();
      closeGap(skipped > 0 ? channels.position() + skipped : resumesAt);
    }
    decodedSamples += decoded.length();
    channels.append(decoded.channels());
  }

  private void closeGap(long end) throws Exception {
    long start = channels.position();
    if (end - start >= SHORTEST_GAP_SAMPLES) {
      List<Long> numbers = channels.gap(end, missingReason);
      if (missingFrom <= missingTo) {
        gaps.accept(
            new OpenGap(missingFrom, missingTo, start, end, numbers, offsetSamples, missingReason));
      }
    }
    missingFrom = NONE;
    missingTo = NONE;
    missingReason = null;
    resumesAt = NONE;
  }

  private boolean isStarted() {
    return channels.count() > 0;
  }

  private boolean missing() {
    return missingFrom != NONE;
  }
}
