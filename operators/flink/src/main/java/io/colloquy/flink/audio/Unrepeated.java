package io.colloquy.flink.audio;

import io.colloquy.core.arrival.RecentSound;
import io.colloquy.core.arrival.RepeatedAudio;

/**
 * Leaves out what a recorder sends again: before resampling, so that the rest is to the bit what a
 * recorder that repeats nothing would have sent.
 */
final class Unrepeated {
  private final Decoded decoded;
  private final boolean lossy;
  private RecentSound recent;
  private int stillRepeated;
  private int found;
  private short[][] kept;

  private Unrepeated(PcmState state, Decoded decoded) {
    StreamHeader next = decoded.next().header();
    StreamHeader header = next == null ? state.decoder().header() : next;
    this.decoded = decoded;
    this.lossy = header != null && header.codec().needsWarmUp();
    this.recent = decoded.skipped() > 0 ? RecentSound.none() : state.recent();
    this.stillRepeated = state.stillRepeated();
    this.kept = decoded.channels();
  }

  /** Of audio that goes on with the last chunk. */
  static Unrepeated goingOn(PcmState state, Decoded decoded) {
    Unrepeated result = new Unrepeated(state, decoded);
    result.takeLastChunk(decoded.length());
    result.remember(0);
    return result;
  }

  /**
   * Of a new chunk.
   *
   * @param claimedSamples how much of its beginning is known by the recorder's clock, at 16 kHz
   */
  static Unrepeated ofChunk(PcmState state, Decoded decoded, long claimedSamples) {
    Unrepeated result = new Unrepeated(state, decoded);
    int before = FlacFraming.waitingSamples(state.decoder());
    int begin = result.takeLastChunk(Math.min(decoded.length(), before));
    if (claimedSamples > 0) {
      result.takeRepeated(begin, claimedSamples);
    } else {
      result.stillRepeated = 0;
      result.remember(0);
    }
    return result;
  }

  /** What is new. */
  short[][] channels() {
    return kept;
  }

  /** By how many source samples the chunk goes back. */
  int repeated() {
    return found;
  }

  /** How many of these are still to come. */
  int stillRepeated() {
    return stillRepeated;
  }

  /** What was heard last. */
  RecentSound recent() {
    return recent;
  }

  /** Takes what comes late of the last chunk; returns where the next one begins. */
  private int takeLastChunk(int length) {
    int dropped = Math.min(stillRepeated, length);
    stillRepeated -= dropped;
    drop(0, dropped);
    return length - dropped;
  }

  private void takeRepeated(int begin, long claimedSamples) {
    int claimed =
        (int) Math.round(claimedSamples * (double) decoded.sampleRate() / BlockResampler.RATE);
    short[][] before = Samples.part(kept, 0, begin);
    recent = recent.then(before, decoded.sampleRate(), lossy);
    int length = kept.length == 0 ? 0 : kept[0].length;
    int compared = Math.min(length, begin + claimed + decoded.sampleRate());
    found = RepeatedAudio.samples(recent, Samples.part(kept, begin, compared), claimed);
    int dropped = Math.min(found, length - begin);
    stillRepeated = found - dropped;
    drop(begin, dropped);
    remember(begin);
  }

  private void remember(int from) {
    short[][] fresh = from == 0 ? kept : Samples.part(kept, from, kept[0].length);
    recent = recent.then(fresh, decoded.sampleRate(), lossy);
  }

  private void drop(int from, int count) {
    if (count > 0) {
      int end = kept[0].length;
      kept = Samples.joined(Samples.part(kept, 0, from), Samples.part(kept, from + count, end));
    }
  }
}
