package io.colloquy.flink.window;

import io.colloquy.flink.audio.PcmState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a producer's stream stands.
 *
 * @param pcm what decoding the next chunk needs
 * @param position one past the last decoded sample, in every channel
 * @param offsetSamples how far the producer's media time ran ahead of the samples counted, at the
 *     last chunk: clocks drift apart
 * @param chunks chunks decoded so far
 * @param decodedSamples what they held
 * @param missingFrom the first chunk that is lost or broken right before the next; -1 if none
 * @param missingTo the last of them; -1 until that is known
 * @param missingReason why, as in {@link GapReasons}
 * @param resumesAt behind missing chunks: the sample at which audio goes on; -1 until that is known
 * @param channels one, or two for stereo; none before the first chunk
 * @param nextNumbers of the next window or gap, by the id of the stream that it goes on as: the
 *     producer's own, or a channel's
 */
public record StreamProgress(
    PcmState pcm,
    long position,
    long offsetSamples,
    long chunks,
    long decodedSamples,
    long missingFrom,
    long missingTo,
    String missingReason,
    long resumesAt,
    List<ChannelProgress> channels,
    Map<String, Long> nextNumbers) {

  static final long NONE = -1;

  public StreamProgress {
    pcm = pcm == null ? PcmState.initial() : pcm;
    channels = channels == null ? List.of() : List.copyOf(channels);
    nextNumbers = nextNumbers == null ? Map.of() : Map.copyOf(nextNumbers);
  }

  /** Whether a chunk is missing in a gap whose end is not known yet. */
  boolean misses(long sequence) {
    return missingFrom != NONE && missingFrom <= sequence;
  }

  /** How many windows and gaps each stream has that this one goes on as. */
  Map<String, Long> windowCounts() {
    boolean heardAsOne = nextNumbers.size() > channels.size();
    return nextNumbers.entrySet().stream()
        .filter(stream -> !heardAsOne || stream.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static StreamProgress empty() {
    return new StreamProgress(null, 0, 0, 0, 0, NONE, NONE, null, NONE, null, null);
  }
}
