package io.colloquy.flink.window;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.Pcm;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
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

  /** Tells how far the interview's other streams have come. */
  interface Reach {
    long sample() throws Exception;
  }

  /** Decodes what is at hand. */
  private interface Decoding {
    Pcm run() throws AudioException;
  }

  private final StreamChannels channels;
  private final StreamDecoding decoding;
  private final WindowOutput output;
  private final GapConsumer gaps;
  private final Reach reach;
  private final MissingStretch missing;
  private long offsetSamples;

  StreamWindows(
      StreamProgress from,
      StreamChannels channels,
      StreamDecoding decoding,
      WindowOutput output,
      GapConsumer gaps,
      Reach reach) {
    this.channels = channels;
    this.decoding = decoding;
    this.output = output;
    this.gaps = gaps;
    this.reach = reach;
    this.missing = new MissingStretch(from);
    this.offsetSamples = from.offsetSamples();
  }

  StreamProgress progress() {
    return new StreamProgress(
        decoding.state(),
        channels.position(),
        offsetSamples,
        decoding.chunks(),
        decoding.samples(),
        missing.firstSequence(),
        missing.lastSequence(),
        missing.reason(),
        missing.resumesAt(),
        channels.progress(),
        channels.nextNumbers());
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
      channels.start(chunk.getChannels(), missing.isOpen() ? 0 : place.mediaSample());
    } else if (place.jumps() && !missing.isOpen()) {
      lose(chunk.getSequence());
    }
    long claimed = place.claimedSamples();
    boolean resumes = isRefused();
    boolean behind = place.mediaSample() - offsetSamples < channels.position();
    if (resumes) {
      long resumesAt = Math.max(channels.position(), place.mediaSample() - offsetSamples);
      missing.endWith(chunk.getSequence() - 1, resumesAt);
      if (claimed == 0) {
        decoding.passGap();
      }
    }
    if (!resumes || behind) {
      offsetSamples = place.offsetSamples();
    }
    boolean usable =
        payload.length == 0
            || decode(record, () -> decoding.accept(chunk, payload, place.claimedOrAhead()));
    if (usable && chunk.getLast() && chunk.getReference() == null) {
      tellWhatIsMissing(record);
    }
  }

  private MediaPlace place(AudioChunk chunk) throws Exception {
    long mediaSample = SpeechWindow.sampleAt(chunk.getMediaStartMs());
    long reached = missing.hasEnd() ? missing.resumesAt() : channels.position();
    return isStarted()
        ? MediaPlace.of(mediaSample, reached + decoding.pendingSamples(), offsetSamples)
            .behindSilence(decoding.silentSamples())
        : MediaPlace.first(mediaSample, chunk.getSequence(), reach.sample());
  }

  /** Decodes more of the file that the stream's last chunk refers to. */
  void goOn(InterviewRecord record, byte[] payload) throws Exception {
    decode(record, () -> decoding.goOn(record.chunk(), payload));
  }

  /** Late audio has filled the gap that the stream ended with, and goes on behind it. */
  void goOnFrom(LateDecoding late) throws Exception {
    decoding.goOnFrom(late);
    offsetSamples = late.offsetSamples();
    for (short[][] samples : late.surplus()) {
      channels.append(samples);
    }
  }

  /** How many chunks were decoded, each of them at least in part. */
  long chunks() {
    return decoding.chunks();
  }

  /** Whether the stream's last chunk could not be used, so that the rest of it cannot be either. */
  boolean isRefused() {
    return missing.isOpen() && !missing.hasEnd();
  }

  private boolean decode(InterviewRecord record, Decoding step) throws Exception {
    try {
      append(step.run());
      return true;
    } catch (AudioException unreadable) {
      refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, unreadable.getMessage(), unreadable);
      return false;
    }
  }

  /** A truncated file keeps the words that it has; what it lacks is a gap. */
  void tellWhatIsMissing(InterviewRecord record) throws Exception {
    append(decoding.settle());
    try {
      decoding.requireWhole();
    } catch (AudioException truncated) {
      String reason = truncated.getMessage();
      if (decoding.hasAudio()) {
        output.reject(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, truncated);
        loseTail(record.chunk().getSequence(), SpeechWindow.sampleAt(truncated.missingMs()));
      } else {
        refuse(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, truncated);
      }
    }
  }

  /** No late chunk can fill the tail: its own chunk was taken. */
  private void loseTail(long sequence, long samples) throws Exception {
    interrupt();
    if (!missing.isOpen() && samples <= MediaPlace.LONGEST_PAUSE) {
      missing.add(sequence, GapReasons.BROKEN_AUDIO);
      missing.endWith(sequence - 1, channels.position() + samples);
      closeGap(missing.resumesAt());
      decoding.passGap();
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
    missing.add(firstSequence, reason);
  }

  /**
   * Nothing follows: cuts everything that is left.
   *
   * @param lastSequence of the stream, or of what is known of it
   */
  void end(long lastSequence) throws Exception {
    interrupt();
    if (missing.isOpen() && isStarted()) {
      long last = Math.max(missing.firstSequence(), lastSequence);
      long lost = decoding.usualSamples(last - missing.firstSequence() + 1);
      missing.endWith(last, missing.hasEnd() ? missing.resumesAt() : channels.position() + lost);
      closeGap(missing.resumesAt());
    }
    channels.finish();
  }

  private void interrupt() throws Exception {
    if (isStarted()) {
      append(decoding.interrupt());
    }
  }

  private void append(Pcm decoded) throws Exception {
    offsetSamples += decoded.repeatedSamples();
    if (decoded.length() == 0) {
      return;
    }
    if (missing.hasEnd()) {
      long byClock = missing.resumesAt() - channels.position();
      long gap = MediaPlace.missing(decoded.skippedSamples(), byClock);
      closeGap(channels.position() + gap);
    }
    channels.append(decoded.channels());
  }

  private void closeGap(long end) throws Exception {
    long start = channels.position();
    if (end - start >= SHORTEST_GAP_SAMPLES) {
      List<Long> numbers = channels.gap(end, missing.reason());
      if (missing.firstSequence() <= missing.lastSequence()) {
        gaps.accept(
            new OpenGap(
                missing.firstSequence(),
                missing.lastSequence(),
                start,
                end,
                numbers,
                offsetSamples,
                missing.reason()));
      }
    }
    missing.close();
  }

  private boolean isStarted() {
    return channels.count() > 0;
  }
}
