package io.colloquy.flink.window;

import io.colloquy.core.window.SampleSpan;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * What the recognizer hears: at most 30 s of one stream at 16 kHz.
 *
 * @param streamId the producer's; with the suffix {@code :1} or {@code :2} for what only one
 *     channel of a stereo stream carries
 * @param number 0, 1, 2, ... over the stream's windows and gaps
 * @param part 0, or the part of a gap that late audio filled
 * @param firstSample position in the stream, counted from media time 0
 * @param endSample one past the last sample
 * @param speech where the voice activity detector hears speech in it, in order; not empty
 * @param overlapBeforeSamples how much of it also lies in the window before
 * @param overlapAfterSamples how much of it also lies in the window after
 * @param nextFirstSample no later window or gap of the stream starts before this sample
 * @param audio s16 samples, little endian
 * @param model name and hash of the recognizer that must transcribe it
 * @param settings the settings stamp it must be transcribed with, seed included
 * @param diarizer names and hashes of the models that tell its speakers apart; {@link #CHANNEL}
 *     where the channel does; empty if nothing does
 */
public record SpeechWindow(
    String tenantId,
    String interviewId,
    long interviewBeganAtMs,
    int generation,
    String streamId,
    long number,
    int part,
    long firstSample,
    long endSample,
    List<SampleSpan> speech,
    long overlapBeforeSamples,
    long overlapAfterSamples,
    long nextFirstSample,
    byte[] audio,
    String model,
    String settings,
    String diarizer) {

  /** Samples per second of everything behind the decoder. */
  public static final int SAMPLE_RATE = 16_000;

  /** The {@code diarizer} of one channel of a stereo stream, and where its turns come from. */
  public static final String CHANNEL = "channel";

  private static final float SCALE = 1 / 32_768f;
  private static final int SAMPLES_PER_MS = SAMPLE_RATE / 1000;

  public SpeechWindow {
    speech = speech == null ? List.of() : speech;
    diarizer = diarizer == null ? "" : diarizer;
  }

  /** Whether a stream is one channel of a stereo stream. */
  static boolean isChannel(String streamId) {
    return streamId.endsWith(":1") || streamId.endsWith(":2");
  }

  /** Puts the samples into a buffer, between -1 and 1. */
  public void copySamples(FloatBuffer into) {
    for (int i = 0; i + 1 < audio.length; i += 2) {
      into.put((short) ((audio[i] & 0xff) | audio[i + 1] << 8) * SCALE);
    }
  }

  /** One past the last sample of speech. */
  public long speechEndSample() {
    return speech.get(speech.size() - 1).endSample();
  }

  /** Media time of a sample, in milliseconds, rounded down. */
  public static long mediaMs(long sample) {
    return sample / SAMPLES_PER_MS;
  }

  /** The sample at a media time. */
  public static long sampleAt(long mediaMs) {
    return mediaMs * SAMPLES_PER_MS;
  }
}
