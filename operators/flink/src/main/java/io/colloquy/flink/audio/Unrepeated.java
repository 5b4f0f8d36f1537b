package io.colloquy.flink.audio;

import io.colloquy.core.arrival.RecentSound;
import io.colloquy.core.arrival.RepeatedAudio;

/**
 * Leaves out what a recorder sends again: before resampling, so that the rest is to the bit what a
 * recorder that repeats nothing would have sent. Holds a chunk's beginning, some 6 s at most, until
 * it is known what of it was heard.
 */
final class Unrepeated implements SampleOutput {
  /** As far as a recorder's clock may be off: what lasts longer, the clock would tell. */
  private static final double LONGEST_SILENCE_SECONDS = 5.1;

  private final SampleOutput output;
  private final long claimedSamples;
  private long ofLastChunk;
  private StreamHeader stream;
  private RecentSound recent;
  private int stillRepeated;
  private Samples beginning;
  private boolean begun;
  private boolean decided;
  private int found;
  private long silence;

  private Unrepeated(PcmState state, long ofLastChunk, long claimedSamples, SampleOutput output) {
    this.output = output;
    this.claimedSamples = claimedSamples;
    this.ofLastChunk = ofLastChunk;
    this.recent = state.recent();
    this.stillRepeated = state.stillRepeated();
  }

  /** Of audio that goes on with the last chunk. */
  static Unrepeated goingOn(PcmState state, SampleOutput output) {
    Unrepeated more = new Unrepeated(state, Long.MAX_VALUE, 0, output);
    more.silence = state.silence();
    return more;
  }

  /**
   * Of a new chunk.
   *
   * @param claimedSamples how much of its beginning is known by the recorder's clock, at 16 kHz
   */
  static Unrepeated ofChunk(PcmState state, long claimedSamples, SampleOutput output) {
    int before = FlacFraming.waitingSamples(state.decoder());
    return new Unrepeated(state, before, claimedSamples, output);
  }

  @Override
  public void skip() {
    recent = RecentSound.none();
  }

  /** A chunk's begin is where its recorder's clock says; inside it, only its container can tell. */
  @Override
  public long silence(StreamHeader header, long missing) {
    boolean clockTells = ofLastChunk < Long.MAX_VALUE && !begun;
    if (clockTells && missing > LONGEST_SILENCE_SECONDS * header.sampleRate()) {
      return 0;
    }
    silence += missing;
    return missing;
  }

  @Override
  public void append(StreamHeader header, Samples samples, int from, int to) {
    stream = header;
    int at = from + (int) Math.min(ofLastChunk, to - from);
    int dropped = Math.min(stillRepeated, at - from);
    if (at > from) {
      stillRepeated -= dropped;
      ofLastChunk -= at - from;
      pass(samples, from + dropped, at);
    }
    begun |= at < to;
    if (at < to && (decided || claimedSamples <= 0)) {
      pass(samples, at, to);
    } else if (at < to) {
      if (beginning == null) {
        beginning = new Samples(samples.channels());
      }
      beginning.append(samples, at, to);
      if (beginning.length() >= claimed() + header.sampleRate()) {
        decide();
      }
    }
  }

  /** Nothing follows in this call. */
  void end() {
    if (ofLastChunk < Long.MAX_VALUE && !decided) {
      decide();
    }
  }

  /** By how many source samples the chunk goes back. */
  int repeated() {
    return found;
  }

  /** How many of these are still to come. */
  int stillRepeated() {
    return stillRepeated;
  }

  /** Source samples that silence stands for since the last chunk began. */
  long silence() {
    return silence;
  }

  /** What was heard last. */
  RecentSound recent() {
    return recent;
  }

  private void decide() {
    decided = true;
    stillRepeated = 0;
    if (beginning != null) {
      found = RepeatedAudio.samples(recent, beginning.toArrays(), claimed());
      int dropped = Math.min(found, beginning.length());
      stillRepeated = found - dropped;
      pass(beginning, dropped, beginning.length());
    }
  }

  private int claimed() {
    return (int) Math.round(claimedSamples * (double) stream.sampleRate() / BlockResampler.RATE);
  }

  private void pass(Samples samples, int from, int to) {
    if (to > from) {
      boolean lossy = stream.codec().needsWarmUp();
      recent = recent.then(samples.part(from, to), stream.sampleRate(), lossy);
      output.append(stream, samples, from, to);
    }
  }
}
