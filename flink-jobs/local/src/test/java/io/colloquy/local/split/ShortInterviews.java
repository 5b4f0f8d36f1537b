package io.colloquy.local.split;

import io.colloquy.local.tools.Recording;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ten interviews of some seconds, cut out of one recording, that arrive in ten ways. */
record ShortInterviews(Recording recording) {

  /** Two windows that overlap, and two buckets. */
  static final String LONG = "long";

  static final String LOST = "lost-chunk";
  static final String STEREO = "two-channels";
  static final String SILENT = "silent";
  static final String OTHER_MONTH = "other-month";

  private static final Instant IN_ANOTHER_MONTH = Instant.parse("2025-12-31T23:59:59Z");
  private static final List<Long> UNEVEN = List.of(7L, 1_901L, 1_950L, 7_000L);
  private static final int BYTES_PER_MS = 32;

  /** The chunks of each interview, in the order in which they are sent. */
  Map<String, List<AudioChunk>> chunks() {
    Map<String, List<AudioChunk>> chunks = new TreeMap<>();
    chunks.put("seconds", part(0, 8).chunks("seconds", 1_000));
    chunks.put("packets", part(12, 18).chunks("packets", 20));
    chunks.put("one-chunk", part(20, 30).chunks("one-chunk", 20_000));
    chunks.put(LONG, part(0, 34).chunks(LONG, 5_000));
    chunks.put("twice", twice(part(52, 58).chunks("twice", 1_000)));
    chunks.put("backwards", backwards(part(40, 46).chunks("backwards", 1_000)));
    chunks.put(LOST, without(5, part(0, 10).chunks(LOST, 1_000)));
    chunks.put(STEREO, List.of(stereo(part(0, 6), part(30, 36))));
    chunks.put(SILENT, new Recording(new byte[5_000 * BYTES_PER_MS]).chunks(SILENT, 1_000));
    chunks.put(OTHER_MONTH, inAnotherMonth(part(70, 78).chunksCutAt(OTHER_MONTH, UNEVEN)));
    return chunks;
  }

  private Recording part(int fromSecond, int toSecond) {
    int from = 1_000 * fromSecond * BYTES_PER_MS;
    int to = 1_000 * toSecond * BYTES_PER_MS;
    return new Recording(Arrays.copyOfRange(recording.pcm(), from, to));
  }

  private static List<AudioChunk> twice(List<AudioChunk> chunks) {
    List<AudioChunk> twice = new ArrayList<>(chunks);
    twice.addAll(chunks);
    return twice;
  }

  private static List<AudioChunk> backwards(List<AudioChunk> chunks) {
    List<AudioChunk> backwards = new ArrayList<>(chunks);
    Collections.reverse(backwards);
    return backwards;
  }

  private static List<AudioChunk> without(int sequence, List<AudioChunk> chunks) {
    return chunks.stream().filter(chunk -> chunk.getSequence() != sequence).toList();
  }

  private static List<AudioChunk> inAnotherMonth(List<AudioChunk> chunks) {
    return chunks.stream()
        .map(chunk -> AudioChunk.newBuilder(chunk).setInterviewBeganAt(IN_ANOTHER_MONTH).build())
        .toList();
  }

  private static AudioChunk stereo(Recording left, Recording right) {
    byte[] both = new byte[2 * left.pcm().length];
    for (int i = 0; i < left.pcm().length; i += 2) {
      System.arraycopy(left.pcm(), i, both, 2 * i, 2);
      System.arraycopy(right.pcm(), i, both, 2 * i + 2, 2);
    }
    return Recording.chunk(STEREO, AudioCodec.PCM_S16LE, both).setChannels(2).build();
  }
}
