package io.colloquy.whisper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A decoder with the memory that it needs: one call at a time, others wait; several states decode
 * in parallel. What was decoded before has no influence, neither on words nor on what is drawn
 * above temperature 0.
 */
public final class WhisperState implements AutoCloseable {

  private static final int SAMPLES_PER_MS = 16;
  private static final int MAX_SAMPLES = 30_000 * SAMPLES_PER_MS;
  private static final int SAMPLES_PER_POSITION = 20 * SAMPLES_PER_MS;

  private final SharedModel model;
  private final ReentrantLock calls = new ReentrantLock();
  private final Object guard = new Object();
  private long handle;
  private boolean decoding;

  WhisperState(SharedModel model) {
    this.model = model;
    this.handle = model.newState();
  }

  /**
   * Decodes a window. Below 100 ms nothing is heard.
   *
   * @param pcm samples at 16 kHz, mono, between -1 and 1, from position to limit, in a direct
   *     buffer; at most 30 s
   * @throws DecodingAborted if {@link #abort} stopped it
   * @throws IllegalArgumentException for audio or settings that cannot be decoded
   * @throws IllegalStateException after {@link #close}
   * @throws WhisperException if whisper.cpp fails
   */
  public Decoding decode(FloatBuffer pcm, DecodeSettings settings) {
    requireUsable(pcm, settings);
    FloatBuffer samples = pcm.slice();
    calls.lock();
    try {
      long open = begin();
      try {
        long started = System.nanoTime();
        RecognizedTokens tokens =
            decode(
                open,
                samples,
                samples.limit(),
                nativePrompt(settings),
                settings.language().getBytes(UTF_8),
                (float) settings.temperature(),
                settings.beamSize(),
                settings.bestOf(),
                settings.threads(),
                settings.audioContext(),
                settings.seed(),
                settings.speechEndMs());
        long decodeMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return Transcript.of(tokens, samples.limit() / SAMPLES_PER_MS, decodeMs);
      } finally {
        end();
      }
    } finally {
      calls.unlock();
    }
  }

  /**
   * Stops the call in flight, from any thread, within one decoding step; does nothing where there
   * is none.
   */
  public void abort() {
    synchronized (guard) {
      if (decoding) {
        requestAbort(handle);
      }
    }
  }

  /** Waits for the call in flight, then gives the memory back. */
  @Override
  public void close() {
    calls.lock();
    try {
      synchronized (guard) {
        if (handle == 0) {
          return;
        }
        free(handle);
        handle = 0;
      }
      model.release();
    } finally {
      calls.unlock();
    }
  }

  private long begin() {
    synchronized (guard) {
      if (handle == 0) {
        throw new IllegalStateException("the state is closed");
      }
      rearm(handle);
      decoding = true;
      return handle;
    }
  }

  /** Whether a call is in flight. */
  boolean isDecoding() {
    synchronized (guard) {
      return decoding;
    }
  }

  private void end() {
    synchronized (guard) {
      decoding = false;
    }
  }

  /** Whisper was trained on prompts that begin with a space. */
  private static byte[] nativePrompt(DecodeSettings settings) {
    return (settings.prompt().isEmpty() ? "" : " " + settings.prompt()).getBytes(UTF_8);
  }

  private static void requireUsable(FloatBuffer pcm, DecodeSettings settings) {
    int samples = pcm.remaining();
    if (!pcm.isDirect() || pcm.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException("the audio must be a direct buffer in native byte order");
    }
    if (samples == 0) {
      throw new IllegalArgumentException("the audio has no samples");
    }
    if (samples > MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "the audio has %d samples: a window has 30 s, %d samples, at most"
              .formatted(samples, MAX_SAMPLES));
    }
    if (settings.audioContext() > 0 && samples > settings.audioContext() * SAMPLES_PER_POSITION) {
      throw new IllegalArgumentException(
          "an audio context of %d hears %d ms, but the audio has %d ms"
              .formatted(
                  settings.audioContext(), settings.audioContext() * 20, samples / SAMPLES_PER_MS));
    }
    for (int i = pcm.position(); i < pcm.limit(); i++) {
      if (!Float.isFinite(pcm.get(i))) {
        throw new IllegalArgumentException(
            "sample " + (i - pcm.position()) + " of the audio is " + pcm.get(i));
      }
    }
  }

  private static native RecognizedTokens decode(
      long handle,
      FloatBuffer pcm,
      int samples,
      byte[] prompt,
      byte[] language,
      float temperature,
      int beamSize,
      int bestOf,
      int threads,
      int audioContext,
      long seed,
      int speechEndMs);

  private static native void requestAbort(long handle);

  private static native void rearm(long handle);

  private static native void free(long handle);
}
