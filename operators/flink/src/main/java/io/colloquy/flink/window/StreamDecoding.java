package io.colloquy.flink.window;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFormat;
import io.colloquy.flink.audio.Pcm;
import io.colloquy.flink.audio.PcmState;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.schemas.AudioChunk;

/** Decodes one producer's stream for the length of a call, and counts what it held. */
final class StreamDecoding {
  private final PcmStream pcmStream;
  private PcmState state;
  private long chunks;
  private long samples;

  StreamDecoding(StreamProgress from, PcmStream pcmStream) {
    this.pcmStream = pcmStream;
    this.state = from.pcm();
    this.chunks = from.chunks();
    this.samples = from.decodedSamples();
  }

  /** What decoding the next chunk needs. */
  PcmState state() {
    return state;
  }

  /** Chunks decoded so far. */
  long chunks() {
    return chunks;
  }

  /** What they held. */
  long samples() {
    return samples;
  }

  /** Samples that were taken and are still to come. */
  long pendingSamples() {
    return state.pendingSamples();
  }

  /** Samples of the last chunk that are silence, because its container says they are missing. */
  long silentSamples() {
    return state.silentSamples();
  }

  /** Whether there is any audio so far. */
  boolean hasAudio() {
    return samples > 0 || state.holdsSamples();
  }

  /** What the next {@code count} chunks hold if they are as long as the others. */
  long usualSamples(long count) {
    long usual = samples == 0 ? SpeechWindow.SAMPLE_RATE : samples / chunks;
    return count > MediaPlace.LONGEST_PAUSE / Math.max(1, usual)
        ? MediaPlace.LONGEST_PAUSE
        : count * usual;
  }

  /**
   * Decodes the stream's next chunk; one that is refused changes nothing.
   *
   * @param payload all of it, or the first bytes of the file that it refers to
   * @param claimed how much of it the recorder's clock says is known; what is, is left out. Below
   *     0: by how much the clock stepped ahead
   */
  Pcm accept(AudioChunk chunk, byte[] payload, long claimed) throws AudioException {
    AudioFormat format = AudioFormat.valueOf(chunk.getCodec().name());
    int rate = chunk.getSampleRate();
    int channels = chunk.getChannels();
    Pcm decoded =
        chunk.getReference() == null
            ? pcmStream.acceptRepeating(state, format, rate, channels, payload, claimed)
            : pcmStream.acceptBeginning(state, format, rate, channels, payload, claimed);
    chunks++;
    return taken(decoded);
  }

  /** Decodes more of the last chunk. */
  Pcm goOn(AudioChunk chunk, byte[] payload) throws AudioException {
    AudioFormat format = AudioFormat.valueOf(chunk.getCodec().name());
    return taken(
        pcmStream.accept(state, format, chunk.getSampleRate(), chunk.getChannels(), payload));
  }

  /** Late audio was decoded so far; what follows goes on from there. */
  void goOnFrom(LateDecoding late) {
    state = late.pcm();
    chunks += late.chunks();
    samples += late.samples();
  }

  /** Nothing more of the last chunk comes: gives what was held of it. */
  Pcm settle() {
    return taken(pcmStream.settle(state));
  }

  /** What follows lies behind a gap: it repeats nothing. */
  void passGap() {
    state = state.behindGap();
  }

  /** Gives everything before lost chunks; the next chunk goes on behind them. */
  Pcm interrupt() {
    return taken(pcmStream.interrupt(state));
  }

  /** Returns if the stream may end here. */
  void requireWhole() throws AudioException {
    pcmStream.requireWhole(state);
  }

  private Pcm taken(Pcm decoded) {
    state = decoded.next();
    samples += decoded.length();
    return decoded;
  }
}
