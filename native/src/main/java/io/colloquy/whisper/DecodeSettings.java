package io.colloquy.whisper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.zip.CRC32;

/**
 * How a window is decoded. One temperature: whoever wants a ladder of them calls again.
 *
 * @param prompt text that the recognizer takes for what was said before, or empty; from temperature
 *     0.5 on it is ignored, as whisper.cpp does
 * @param language a code such as {@code en}, or {@code auto}, which costs one more encoder pass
 * @param temperature 0 takes the likeliest words, above 0 they are drawn
 * @param beamSize hypotheses kept at temperature 0; 1 is greedy, 8 the most
 * @param bestOf candidates drawn above temperature 0, of which the likeliest wins; 8 at most
 * @param threads of this call
 * @param audioContext encoder positions of 20 ms each, for windows that are shorter; 0 for all
 * @param seed of what is drawn: same window, settings and seed give the same words on the CPU
 * @param speechEndMs where the window's last speech ends, as far as the voice activity tells; -1
 *     where that is unknown. It saves encoder passes over silence
 */
public record DecodeSettings(
    String prompt,
    String language,
    double temperature,
    int beamSize,
    int bestOf,
    int threads,
    int audioContext,
    long seed,
    int speechEndMs) {

  private static final int MAX_DECODERS = 8;
  private static final DecodeSettings DEFAULTS =
      new DecodeSettings("", "auto", 0, 5, 5, 1, 0, 0, -1);

  public DecodeSettings {
    prompt = prompt == null ? "" : prompt.strip();
    language = language == null || language.isBlank() ? "auto" : language;
    require(temperature >= 0 && temperature <= 1, "temperature", temperature, "0 to 1");
    require(beamSize >= 1 && beamSize <= MAX_DECODERS, "beam size", beamSize, "1 to 8");
    require(bestOf >= 1 && bestOf <= MAX_DECODERS, "best-of", bestOf, "1 to 8");
    require(threads >= 1 && threads <= 512, "threads", threads, "1 to 512");
    require(audioContext >= 0, "audio context", audioContext, "0 or more");
  }

  /** Beam 5 at temperature 0 in one thread, the language detected. */
  public static DecodeSettings defaults() {
    return DEFAULTS;
  }

  public DecodeSettings withPrompt(String value) {
    return new DecodeSettings(
        value, language, temperature, beamSize, bestOf, threads, audioContext, seed, speechEndMs);
  }

  public DecodeSettings withLanguage(String value) {
    return new DecodeSettings(
        prompt, value, temperature, beamSize, bestOf, threads, audioContext, seed, speechEndMs);
  }

  public DecodeSettings withTemperature(double value) {
    return new DecodeSettings(
        prompt, language, value, beamSize, bestOf, threads, audioContext, seed, speechEndMs);
  }

  public DecodeSettings withBeamSize(int value) {
    return new DecodeSettings(
        prompt, language, temperature, value, bestOf, threads, audioContext, seed, speechEndMs);
  }

  public DecodeSettings withBestOf(int value) {
    return new DecodeSettings(
        prompt, language, temperature, beamSize, value, threads, audioContext, seed, speechEndMs);
  }

  public DecodeSettings withThreads(int value) {
    return new DecodeSettings(
        prompt, language, temperature, beamSize, bestOf, value, audioContext, seed, speechEndMs);
  }

  public DecodeSettings withAudioContext(int value) {
    return new DecodeSettings(
        prompt, language, temperature, beamSize, bestOf, threads, value, seed, speechEndMs);
  }

  public DecodeSettings withSeed(long value) {
    return new DecodeSettings(
        prompt, language, temperature, beamSize, bestOf, threads, audioContext, value, speechEndMs);
  }

  public DecodeSettings withSpeechEndMs(int value) {
    return new DecodeSettings(
        prompt, language, temperature, beamSize, bestOf, threads, audioContext, seed, value);
  }

  /**
   * All that decides about the words, on one line, for documents and window identities: the same
   * stamp, model and audio give the same words. Threads and the end of speech are not in it.
   */
  public String stamp(WordTiming wordTiming) {
    return String.format(
        Locale.ROOT,
        "language=%s beam=%d best-of=%d temperature=%.2f audio-context=%d seed=%d prompt=%s"
            + " word-timing=%s",
        language,
        beamSize,
        bestOf,
        temperature,
        audioContext,
        seed,
        prompt.isEmpty() ? "none" : checksum(prompt),
        wordTiming == WordTiming.DTW ? "dtw" : "token-heuristic");
  }

  private static String checksum(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(UTF_8));
    return Long.toHexString(checksum.getValue());
  }

  private static void require(boolean holds, String name, Number value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(name + " " + value + " is out of range: use " + range);
    }
  }
}
