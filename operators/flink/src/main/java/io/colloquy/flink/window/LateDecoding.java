package io.colloquy.flink.window;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFormat;
import io.colloquy.flink.audio.Pcm;
import io.colloquy.flink.audio.PcmState;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.schemas.AudioChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes late chunks that follow each other, inside their gap. What they repeat of each other is
 * left out. What the first repeats of the audio before it lies in state no longer: there the clock
 * of a recorder is believed that was found to repeat itself elsewhere.
 */
final class LateDecoding {
  private final PcmStream pcmStream;
  private final OpenGap gap;
  private final boolean atEnd;
  private final long begin;
  private final List<short[][]> surplus = new ArrayList<>();
  private PcmState pcm;
  private long position;
  private long offsetSamples;
  private long known;
  private int chunks;
  private long readBytes;
  private long samples;
  private long dropped;

  /**
   * @param atEnd whether nothing lies behind the gap, so that its end is a guess
   * @param reached where the gap is filled to
   * @param first the first chunk
   * @param stream for the header that a later chunk does not repeat
   */
  LateDecoding(
      PcmStream pcmStream,
      OpenGap gap,
      boolean atEnd,
      long reached,
      AudioChunk first,
      StreamProgress stream) {
    this.pcmStream = pcmStream;
    this.gap = gap;
    this.atEnd = atEnd;
    this.pcm = pcmStream.interrupt(stream.pcm()).next().behindGap();
    long media = SpeechWindow.sampleAt(first.getMediaStartMs());
    long place = media - gap.offsetSamples();
    begin =
        first.getSequence() == gap.firstSequence()
            ? gap.startSample()
            : Math.max(reached, Math.min(place, gap.endSample()));
    known = pcm.repeats() ? Math.max(0, begin - place) : 0;
    position = begin;
  }

  /** Where the first chunk's audio begins. */
  long begin() {
    return begin;
  }

  /** One past the last sample that was given out. */
  long position() {
    return position;
  }

  /** Where a chunk lies that is to be decoded next. */
  MediaPlace place(AudioChunk chunk) {
    long media = SpeechWindow.sampleAt(chunk.getMediaStartMs());
    return chunks > 0
        ? MediaPlace.of(media + known, position + pcm.pendingSamples(), offsetSamples)
        : MediaPlace.of(media, begin, gap.offsetSamples());
  }

  /** Decodes the next chunk; gives what of it lies in the gap and is certain by now. */
  short[][] next(AudioChunk chunk, byte[] payload) throws AudioException {
    MediaPlace place = place(chunk);
    Pcm decoded =
        pcmStream.acceptRepeating(
            pcm,
            AudioFormat.valueOf(chunk.getCodec().name()),
            chunk.getSampleRate(),
            chunk.getChannels(),
            payload,
            chunks > 0 ? place.claimedSamples() : 0);
    offsetSamples = place.offsetSamples() + (chunks > 0 ? decoded.repeatedSamples() : known);
    chunks++;
    readBytes = payload.length;
    pcm = decoded.next();
    return inGap(decoded.channels());
  }

  /** Decodes more of the last chunk. */
  short[][] goOn(AudioChunk chunk, byte[] payload) throws AudioException {
    AudioFormat format = AudioFormat.valueOf(chunk.getCodec().name());
    Pcm decoded =
        pcmStream.accept(pcm, format, chunk.getSampleRate(), chunk.getChannels(), payload);
    pcm = decoded.next();
    readBytes += payload.length;
    return inGap(decoded.channels());
  }

  /** How much of the last chunk was decoded. */
  long readBytes() {
    return readBytes;
  }

  /** How many chunks were decoded, each of them at least in part. */
  int chunks() {
    return chunks;
  }

  /** What they held. */
  long samples() {
    return samples;
  }

  /** What of it a gap has no room for that audio follows. */
  long dropped() {
    return dropped;
  }

  /** What decoding needs to go on behind the gap. */
  PcmState pcm() {
    return pcm;
  }

  /** How far the producer's media time ran ahead of the samples counted, at the last chunk. */
  long offsetSamples() {
    return offsetSamples;
  }

  /** What was decoded behind an end of the gap that was a guess, in order. */
  List<short[][]> surplus() {
    return surplus;
  }

  /** Whether the gap is filled to its end. */
  boolean isFull() {
    return position >= gap.endSample();
  }

  /** Whether what follows belongs behind the gap, where nothing is yet. */
  boolean goesOnBehind() {
    return atEnd && isFull();
  }

  /** Gives what is left. */
  short[][] rest() {
    Pcm decoded = pcmStream.interrupt(pcm);
    pcm = decoded.next();
    return inGap(decoded.channels());
  }

  private short[][] inGap(short[][] decoded) {
    int length = decoded.length == 0 ? 0 : decoded[0].length;
    int from = (int) Math.min(known, length);
    int to = (int) Math.min(length, from + gap.endSample() - position);
    known -= from;
    samples += length - from;
    if (!atEnd) {
      dropped += length - to;
    } else if (to < length) {
      surplus.add(part(decoded, to, length));
    }
    short[][] signal =
        gap.numbers().size() < decoded.length ? new short[][] {Mixing.mono(decoded)} : decoded;
    position += to - from;
    return part(signal, from, to);
  }

  private static short[][] part(short[][] samples, int from, int to) {
    return Arrays.stream(samples)
        .map(channel -> Arrays.copyOfRange(channel, from, to))
        .toArray(short[][]::new);
  }
}
