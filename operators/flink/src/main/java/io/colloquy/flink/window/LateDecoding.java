package io.colloquy.flink.window;

import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFormat;
import io.colloquy.flink.audio.Pcm;
import io.colloquy.flink.audio.PcmState;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.schemas.AudioChunk;
import java.util.Arrays;

/**
 * Decodes late chunks that follow each other, inside their gap. What they repeat of each other is
 * left out. What the first repeats of the audio before it lies in state no longer: there the clock
 * of a recorder is believed that was found to repeat itself elsewhere.
 */
final class LateDecoding {
  private final PcmStream pcmStream;
  private final OpenGap gap;
  private final long begin;
  private PcmState pcm;
  private long position;
  private long offsetSamples;
  private long known;
  private boolean begun;

  /**
   * @param reached where the gap is filled to
   * @param first the first chunk
   * @param stream for the header that a later chunk does not repeat
   */
  LateDecoding(
      PcmStream pcmStream, OpenGap gap, long reached, AudioChunk first, StreamProgress stream) {
    this.pcmStream = pcmStream;
    this.gap = gap;
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
    return begun
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
            begun ? place.claimedSamples() : 0);
    offsetSamples = place.offsetSamples() + (begun ? decoded.repeatedSamples() : known);
    begun = true;
    pcm = decoded.next();
    return inGap(decoded.channels());
  }

  /** Decodes more of the last chunk. */
  short[][] goOn(AudioChunk chunk, byte[] payload) throws AudioException {
    AudioFormat format = AudioFormat.valueOf(chunk.getCodec().name());
    Pcm decoded =
        pcmStream.accept(pcm, format, chunk.getSampleRate(), chunk.getChannels(), payload);
    pcm = decoded.next();
    return inGap(decoded.channels());
  }

  /** Whether the gap is filled to its end. */
  boolean isFull() {
    return position >= gap.endSample();
  }

  /** Gives what is left. */
  short[][] rest() {
    return inGap(pcmStream.interrupt(pcm).channels());
  }

  private short[][] inGap(short[][] decoded) {
    int length = decoded.length == 0 ? 0 : decoded[0].length;
    int from = (int) Math.min(known, length);
    int to = (int) Math.min(length, from + gap.endSample() - position);
    known -= from;
    short[][] samples =
        gap.numbers().size() < decoded.length ? new short[][] {Mixing.mono(decoded)} : decoded;
    position += to - from;
    return Arrays.stream(samples)
        .map(channel -> Arrays.copyOfRange(channel, from, to))
        .toArray(short[][]::new);
  }
}
