package io.colloquy.sherpa;

/**
 * The speech of one embedding: audio goes in piece by piece, {@link SpeakerEmbeddingExtractor}
 * takes it out. Stays usable when its extractor is closed, but then nobody can compute from it.
 */
public final class OnlineStream implements AutoCloseable {

  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 192_000;

  private final SpeakerEmbeddingExtractor extractor;
  private final NativeHandle handle;
  private int sampleRate;
  private boolean finished;

  OnlineStream(SpeakerEmbeddingExtractor extractor, long address) {
    this.extractor = extractor;
    this.handle = new NativeHandle("the stream", address, OnlineStream::delete);
  }

  /**
   * Takes the next piece of speech. Another rate than the model's is converted.
   *
   * @param samples mono, between -1 and 1
   * @param sampleRate in Hz, the same for all pieces
   * @throws IllegalArgumentException for samples that are no numbers, or another rate than before
   * @throws IllegalStateException after {@link #inputFinished} or {@link #close}
   */
  public void acceptWaveform(float[] samples, int sampleRate) {
    Samples.requireUsable(samples);
    handle.exclusive(
        address -> {
          requireRate(sampleRate);
          if (finished) {
            throw new IllegalStateException("the stream's input is finished");
          }
          this.sampleRate = sampleRate;
          accept(address, samples, sampleRate);
          return null;
        });
  }

  /**
   * Says that no more speech follows; the second time it does nothing.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public void inputFinished() {
    handle.exclusive(
        address -> {
          if (!finished) {
            finished = true;
            finish(address);
          }
          return null;
        });
  }

  /** Waits for the call in flight, then gives the memory back. */
  @Override
  public void close() {
    handle.close();
  }

  NativeHandle handleFor(SpeakerEmbeddingExtractor user) {
    if (user != extractor) {
      throw new IllegalArgumentException("the stream belongs to another extractor");
    }
    return handle;
  }

  private void requireRate(int rate) {
    if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
      throw new IllegalArgumentException(
          "sample rate %d is out of range: use %d to %d Hz"
              .formatted(rate, LOWEST_RATE, HIGHEST_RATE));
    }
    if (sampleRate != 0 && rate != sampleRate) {
      throw new IllegalArgumentException(
          "sample rate %d follows %d: use one rate for a stream".formatted(rate, sampleRate));
    }
  }

  private static native void accept(long handle, float[] samples, int sampleRate);

  private static native void finish(long handle);

  private static native void delete(long handle);
}
