package io.colloquy.flink.audio;

import io.colloquy.core.arrival.RecentSound;
import io.colloquy.core.arrival.RepeatedAudio;

/**
 * Leaves out what a recorder sends again: before resampling, so that the rest is to the bit what a
 * recorder that repeats nothing would have sent. Holds a chunk's beginning, some 6 s at most, until
 * it is known what of it was heard. In silence only the clock can tell: what is left out on its
 * word is put back where it steps ahead again, for it may just be a clock that jitters.
 */
final class Unrepeated implements SampleOutput {
  /** As far as a recorder's clock may be off: what lasts longer, the clock would tell. */
  private static final double LONGEST_SILENCE_SECONDS = 5.1;

  private final SampleOutput output;
  private final boolean ofNewChunk;
  private final long claimedSamples;
  private long ofLastChunk;
  private StreamHeader stream;
  private RecentSound recent;
  private int stillRepeated;
  private Samples beginning;
  private boolean begun;
  private boolean decided;
  private boolean heardAgain;
  private int found;
  private long leftOut;
  private int putBack;
  private boolean withoutAudio;
  private long silence;

  private Unrepeated(
      PcmState state,
      boolean ofNewChunk,
      long ofLastChunk,
      long claimedSamples,
      SampleOutput output) {
    this.output = output;
    this.ofNewChunk = ofNewChunk;
    this.ofLastChunk = ofLastChunk;
    this.claimedSamples = claimedSamples;
    this.decided = claimedSamples <= 0;
    this.recent = state.recent();
    this.stillRepeated = state.stillRepeated();
    this.leftOut = state.leftOut();
  }

  /** Of audio that goes on with the last chunk. */
  static Unrepeated goingOn(PcmState state, SampleOutput output) {
    UndecidedClaim claim = state.claim();
    long ofLastChunk = claim.isOpen() ? 0 : Long.MAX_VALUE;
    Unrepeated more = new Unrepeated(state, false, ofLastChunk, claim.samples(), output);
    more.silence = state.silence();
    if (claim.length() > 0) {
      more.stream = state.decoder().header();
      more.beginning = new Samples(claim.beginning().length);
      more.beginning.append(claim.beginning());
    }
    return more;
  }

  /**
   * Of a new chunk.
   *
   * @param claimedSamples how much of its beginning is known by the recorder's clock, at 16 kHz;
   *     below 0: by how much the clock stepped ahead
   */
  static Unrepeated ofChunk(PcmState state, long claimedSamples, SampleOutput output) {
    int before = FlacFraming.waitingSamples(state.decoder());
    return new Unrepeated(state, true, before, claimedSamples, output);
  }

  @Override
  public void skip() {
    recent = RecentSound.none();
  }

  /** A chunk's begin is where its recorder's clock says; inside it, only its container can tell. */
  @Override
  public long silence(StreamHeader header, long missing) {
    boolean clockTells = ofNewChunk && !begun;
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
    if (at < to) {
      begin(samples.channels());
      if (decided) {
        pass(samples, at, to);
      } else {
        hold(samples, at, to);
      }
    }
  }

  private void begin(int channels) {
    if (ofNewChunk && !begun) {
      stillRepeated = 0;
      if (claimedSamples < 0 && leftOut > 0 && recent.endsQuietly()) {
        putBack = (int) Math.min(leftOut, atSource(-claimedSamples));
        leftOut -= putBack;
        Samples quiet = new Samples(channels);
        quiet.extend(putBack);
        pass(quiet, 0, putBack);
      }
    }
    begun = true;
  }

  private void hold(Samples samples, int from, int to) {
    if (beginning == null) {
      beginning = new Samples(samples.channels());
    }
    beginning.append(samples, from, to);
    if (beginning.length() >= atSource(claimedSamples) + stream.sampleRate()) {
      decide(beginning);
    }
  }

  /** Whether it must still be told what of the chunk is known. */
  boolean isUndecided() {
    return !decided;
  }

  /** Whether any sample of the chunk came. */
  boolean hasSamples() {
    return begun || beginning != null;
  }

  /**
   * Nothing more of the chunk comes.
   *
   * @param waiting what the decoder still holds of the chunk, to hear more of it; null if nothing
   */
  void end(Samples waiting) {
    if (decided) {
      return;
    }
    int own = beginning == null ? 0 : beginning.length();
    if (waiting == null || waiting.length() == 0) {
      decide(beginning);
    } else {
      Samples all = new Samples(waiting.channels());
      if (own > 0) {
        all.append(beginning, 0, own);
      }
      all.append(waiting, 0, waiting.length());
      decide(all);
    }
  }

  /** The chunk holds no audio, so that its time tells nothing. */
  void endWithoutAudio() {
    decided = true;
    withoutAudio = true;
  }

  /** By how many samples at 16 kHz the chunk goes back; below 0 if silence was put back. */
  long repeatedSamples() {
    if (withoutAudio) {
      return claimedSamples;
    }
    return stream == null
        ? 0
        : Math.round((found - putBack) * (double) BlockResampler.RATE / stream.sampleRate());
  }

  /** Whether sound was found that was heard before. */
  boolean isHeardAgain() {
    return heardAgain;
  }

  /** How many source samples that were found to be known are still to come. */
  int stillRepeated() {
    boolean ofAnOlderChunk = ofNewChunk && ofLastChunk == 0 && !begun && found == 0;
    return ofAnOlderChunk ? 0 : stillRepeated;
  }

  /** Source samples that silence stands for since the last chunk began. */
  long silence() {
    return silence;
  }

  /** Source samples of silence that were left out on the clock's word alone. */
  long leftOut() {
    return leftOut;
  }

  /** What was heard last. */
  RecentSound recent() {
    return recent;
  }

  /** What is left to decide when more comes. */
  UndecidedClaim claim() {
    return decided
        ? UndecidedClaim.none()
        : new UndecidedClaim(claimedSamples, beginning == null ? null : beginning.toArrays());
  }

  private void decide(Samples heard) {
    decided = true;
    stillRepeated = 0;
    if (heard == null) {
      return;
    }
    short[][] chunk = heard.toArrays();
    found = RepeatedAudio.samples(recent, chunk, atSource(claimedSamples));
    boolean onlyTheClockTells = found > 0 && RepeatedAudio.isQuiet(recent, chunk, found);
    heardAgain = found > 0 && !onlyTheClockTells;
    int own = beginning == null ? 0 : beginning.length();
    int dropped = Math.min(found, own);
    stillRepeated = found - dropped;
    leftOut += onlyTheClockTells ? dropped : 0;
    if (own > 0) {
      pass(beginning, dropped, own);
      beginning = null;
    }
  }

  private int atSource(long samples) {
    return (int) Math.round(samples * (double) stream.sampleRate() / BlockResampler.RATE);
  }

  private void pass(Samples samples, int from, int to) {
    if (to > from) {
      boolean lossy = stream.codec().needsWarmUp();
      recent = recent.then(samples.part(from, to), stream.sampleRate(), lossy);
      output.append(stream, samples, from, to);
    }
  }
}
