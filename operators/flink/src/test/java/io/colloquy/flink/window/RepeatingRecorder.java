package io.colloquy.flink.window;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes up recordings, and cuts them like a recorder whose chunks begin before the last ended. */
final class RepeatingRecorder {
  /** Media time is told in milliseconds: chunks begin where all rates have a sample. */
  static final int STEP_MS = 20;

  private static final int[] RATES = {8_000, 16_000, 22_050, 44_100, 48_000};

  private final Random random;
  private final AudioCodec codec;
  private final int rate;
  private final short[][] audio;

  private RepeatingRecorder(Random random, AudioCodec codec, int rate, short[][] audio) {
    this.random = random;
    this.codec = codec;
    this.rate = rate;
    this.audio = audio;
  }

  /** Some seconds of one or two channels, with pauses in which everything is digital silence. */
  static RepeatingRecorder of(Random random) {
    AudioCodec codec = random.nextInt(4) == 0 ? AudioCodec.MULAW : AudioCodec.PCM_S16LE;
    int rate = codec == AudioCodec.MULAW ? 8_000 : RATES[random.nextInt(RATES.length)];
    short[][] audio = new short[1 + random.nextInt(2)][];
    int length = rate * (6 + random.nextInt(7));
    for (int i = 0; i < audio.length; i++) {
      int from = random.nextInt(100_000);
      int seconds = (from + length) / Speech.RATE + 1;
      audio[i] = Arrays.copyOfRange(Speech.seconds(seconds), from, from + length);
      for (int pause = random.nextInt(4); pause > 0; pause--) {
        int at = random.nextInt(length);
        Arrays.fill(audio[i], at, Math.min(length, at + random.nextInt(4 * rate)), (short) 0);
      }
    }
    return new RepeatingRecorder(random, codec, rate, audio);
  }

  /** The recording without repetitions, second by second. */
  List<AudioChunk> plain() {
    List<AudioChunk> chunks = new ArrayList<>();
    for (int at = 0; at < length(); at += rate) {
      chunks.add(chunk(chunks.size(), at, Math.min(length(), at + rate)));
    }
    return chunks;
  }

  /** Chunks of which each begins at most 5 s before the end of what was sent. */
  List<AudioChunk> repeating() {
    List<AudioChunk> chunks = new ArrayList<>();
    int step = rate * STEP_MS / 1_000;
    int longest = random.nextBoolean() ? 250 : 1 + random.nextInt(50);
    int sent = 0;
    while (sent < length()) {
      int repeated = random.nextInt(4) == 0 ? 0 : random.nextInt(longest + 1);
      int start = Math.max(0, sent - sent % step - repeated * step);
      int end = Math.min(length(), start + step * (5 + random.nextInt(300)));
      chunks.add(chunk(chunks.size(), start, end));
      sent = Math.max(sent, end);
    }
    return chunks;
  }

  /** The same in another order, which stays within the bound, and some of them twice. */
  List<AudioChunk> disordered(List<AudioChunk> chunks) {
    List<AudioChunk> arrivals = new ArrayList<>(chunks);
    for (int i = 0; i < arrivals.size(); i += 4) {
      Collections.shuffle(arrivals.subList(i, Math.min(arrivals.size(), i + 4)), random);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      AudioChunk again = arrivals.get(random.nextInt(arrivals.size()));
      arrivals.add(random.nextInt(arrivals.size() + 1), again);
    }
    return arrivals;
  }

  @Override
  public String toString() {
    return "%s, %d Hz, %d channels".formatted(codec, rate, audio.length);
  }

  private int length() {
    return audio[0].length;
  }

  private AudioChunk chunk(int sequence, int start, int end) {
    short[][] part =
        Arrays.stream(audio)
            .map(channel -> Arrays.copyOfRange(channel, start, end))
            .toArray(short[][]::new);
    byte[] pcm = Speech.pcm(part);
    return Records.chunk(sequence, start * 1_000L / rate)
        .setCodec(codec)
        .setSampleRate(rate)
        .setChannels(audio.length)
        .setPayload(ByteBuffer.wrap(codec == AudioCodec.MULAW ? Mulaw.encoded(pcm) : pcm))
        .setLast(end == length())
        .build();
  }
}
