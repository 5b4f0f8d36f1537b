package io.colloquy.local.tools;

import io.colloquy.local.ingest.ChunkCodec;
import io.colloquy.schemas.AudioChunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A recording of two voices as a telephone exchange would have made it: a channel for each, 8 kHz,
 * µ-law.
 *
 * @param channels samples at 8 kHz
 * @param turns who speaks when, in order
 */
public record TelephoneCall(short[][] channels, List<Turn> turns) {

  private static final int RATE = 8_000;
  private static final int[] HALF_BAND = {-1, 0, 9, 16, 9, 0, -1};
  private static final int HALF_BAND_SUM = 32;

  /**
   * A stretch of speech.
   *
   * @param channel 1 or 2
   */
  public record Turn(int channel, long startMs, long endMs) {}

  /**
   * Gives each voice a channel.
   *
   * @param rttm who speaks when; whoever speaks first has channel 1
   */
  public static TelephoneCall of(Recording recording, Path rttm) throws IOException {
    List<Turn> turns = turns(rttm, recording.durationMs());
    short[] samples = recording.samples();
    short[][] channels = new short[2][];
    for (int i = 0; i < channels.length; i++) {
      short[] own = new short[samples.length];
      for (Turn turn : turns) {
        if (turn.channel() == i + 1) {
          int from = (int) (turn.startMs() * 2 * RATE / 1000);
          int to = Math.min(samples.length, (int) (turn.endMs() * 2 * RATE / 1000));
          System.arraycopy(samples, from, own, from, to - from);
        }
      }
      channels[i] = halved(own);
    }
    return new TelephoneCall(channels, turns);
  }

  private static List<Turn> turns(Path rttm, long durationMs) throws IOException {
    List<String> voices = new ArrayList<>();
    List<Turn> turns = new ArrayList<>();
    for (String line : Files.readAllLines(rttm)) {
      String[] fields = line.split(" ");
      long startMs = Math.round(1000 * Double.parseDouble(fields[3]));
      long endMs = startMs + Math.round(1000 * Double.parseDouble(fields[4]));
      if (!voices.contains(fields[7])) {
        voices.add(fields[7]);
      }
      if (endMs <= durationMs) {
        turns.add(new Turn(1 + voices.indexOf(fields[7]), startMs, endMs));
      }
    }
    return turns;
  }

  private static short[] halved(short[] samples) {
    short[] halved = new short[samples.length / 2];
    int middle = HALF_BAND.length / 2;
    for (int i = middle; i < halved.length - middle; i++) {
      int sum = 0;
      for (int tap = 0; tap < HALF_BAND.length; tap++) {
        sum += HALF_BAND[tap] * samples[2 * i + tap - middle];
      }
      halved[i] = (short) (sum / HALF_BAND_SUM);
    }
    return halved;
  }

  /** Chunks of one length, but for the last. */
  public List<AudioChunk> chunks(String interviewId, int chunkMs) {
    int step = chunkMs * RATE / 1000;
    List<AudioChunk> chunks = new ArrayList<>();
    for (int at = 0; at < channels[0].length; at += step) {
      int from = at;
      int to = Math.min(channels[0].length, at + step);
      short[][] cut =
          Arrays.stream(channels)
              .map(channel -> Arrays.copyOfRange(channel, from, to))
              .toArray(short[][]::new);
      byte[] payload = ChunkCodec.MULAW.encode(cut);
      chunks.add(
          Recording.chunk(interviewId, ChunkCodec.MULAW.audioCodec(), payload)
              .setSampleRate(RATE)
              .setChannels(channels.length)
              .setSequence(chunks.size())
              .setMediaStartMs(at * 1000L / RATE)
              .setLast(to == channels[0].length)
              .build());
    }
    return chunks;
  }
}
