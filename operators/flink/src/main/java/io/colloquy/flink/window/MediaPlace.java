package io.colloquy.flink.window;

import static io.colloquy.flink.window.SpeechWindow.SAMPLE_RATE;

import io.colloquy.schemas.AudioChunk;

/**
 * Where a chunk says that it lies, against where its stream stands. Samples decide on positions;
 * the producer's media time only tells how long a gap is. Its clock may drift: only a sudden jump
 * between two chunks counts.
 *
 * @param mediaSample where the chunk says that it begins
 * @param offsetSamples how far that is ahead of the samples counted
 * @param jumpSamples how much further ahead than at the chunk before
 * @param impossible whether no recording can be like this
 */
record MediaPlace(long mediaSample, long offsetSamples, long jumpSamples, boolean impossible) {
  private static final long JITTER = 5L * SAMPLE_RATE;

  /** A clock that tells milliseconds may err by this much. */
  private static final long ROUNDING = SAMPLE_RATE / 200;

  /** What a recorder repeats, and how far its clock and its container's counting may differ. */
  private static final long LONGEST_REPEAT = 5L * SAMPLE_RATE + SAMPLE_RATE / 10;

  /** No audio is missing for longer. */
  static final long LONGEST_PAUSE = 12L * 3600 * SAMPLE_RATE;

  /** Chunks before a stream's first are taken to hold no more each. */
  private static final long LONGEST_CHUNK = 30L * SAMPLE_RATE;

  /**
   * A stream's first chunk: it may begin anywhere in what is known of its interview, and up to 12 h
   * behind that.
   *
   * @param sequence how many chunks of the stream came before it
   * @param reachedSample where the interview's other streams stand
   */
  static MediaPlace first(long mediaSample, long sequence, long reachedSample) {
    long ahead = mediaSample - reachedSample;
    long before = LONGEST_CHUNK * Math.min(sequence, LONGEST_PAUSE);
    boolean impossible = ahead - before > LONGEST_PAUSE;
    return new MediaPlace(mediaSample, 0, impossible ? ahead : 0, impossible);
  }

  /**
   * A chunk behind others.
   *
   * @param expectedSample where it begins if nothing is missing
   * @param lastOffset the offset of the chunk before
   */
  static MediaPlace of(long mediaSample, long expectedSample, long lastOffset) {
    long offset = mediaSample - expectedSample;
    long jump = offset - lastOffset;
    return new MediaPlace(
        mediaSample, offset, jump, jump < -LONGEST_REPEAT || jump > LONGEST_PAUSE);
  }

  /**
   * The same behind silence in place of packets that a container said were missing: if the clock
   * knows nothing of it, it lies so far behind from now on.
   */
  MediaPlace behindSilence(long samples) {
    if (jumpSamples >= -LONGEST_REPEAT || samples == 0 || offsetSamples < -LONGEST_PAUSE) {
      return this;
    }
    long jump = Math.min(0, jumpSamples + samples);
    return new MediaPlace(mediaSample, offsetSamples, jump, jump < -LONGEST_REPEAT);
  }

  /**
   * How much is missing if a container counts so many samples, and a recorder's clock others: the
   * container is exact, but for one that is far from the clock.
   */
  static long missing(long byContainer, long byClock) {
    boolean near = Math.abs(byContainer - byClock) <= LONGEST_REPEAT;
    return byContainer > 0 && near ? byContainer : byClock;
  }

  /** Whether audio is missing before the chunk although no chunk is. */
  boolean jumps() {
    return jumpSamples > JITTER;
  }

  /** Whether audio is missing before the chunk if a chunk is. */
  boolean isAhead() {
    return jumpSamples > ROUNDING;
  }

  /** How much of the audio before it the chunk says that it holds again; 0 if none. */
  long claimedSamples() {
    return jumpSamples < -ROUNDING ? -jumpSamples : 0;
  }

  /** What the clock claims; below 0: by how much it stepped ahead. */
  long claimedOrAhead() {
    return jumpSamples > 0 ? -jumpSamples : claimedSamples();
  }

  String reason(AudioChunk chunk) {
    return "mediaStartMs is %d, %d s %s of the audio before it: send milliseconds since the interview's begin"
        .formatted(
            chunk.getMediaStartMs(),
            Math.abs(jumpSamples) / SAMPLE_RATE,
            jumpSamples > 0 ? "ahead" : "behind");
  }
}
