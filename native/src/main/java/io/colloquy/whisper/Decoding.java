package io.colloquy.whisper;

import java.util.List;

/**
 * What was heard in one window.
 *
 * @param segments in order; empty where nothing was said
 * @param language the code of the language spoken, as detected or asked for
 * @param averageLogProbability mean over all tokens of all passes, timestamps included, at most 0:
 *     the model's own, whatever temperature they were drawn at
 * @param compressionRatio bytes of the text over its bytes compressed by zlib, a byte for each
 *     letter of an alphabet; repetition drives it above 2.4; 0 for no text
 * @param encoderPasses runs of the encoder, of which language detection takes one
 * @param decodeMs wall time
 */
public record Decoding(
    List<DecodedSegment> segments,
    String language,
    double averageLogProbability,
    double compressionRatio,
    int encoderPasses,
    long decodeMs) {

  public Decoding {
    segments = segments == null ? List.of() : List.copyOf(segments);
  }

  /** The words of all segments, in order; times never run backwards. */
  public List<DecodedWord> words() {
    return segments.stream().flatMap(segment -> segment.words().stream()).toList();
  }

  /** The text of all segments, joined by spaces. */
  public String text() {
    return String.join(" ", segments.stream().map(DecodedSegment::text).toList());
  }
}
