package io.colloquy.flink.window;

import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFormat;
import io.colloquy.flink.audio.Pcm;
import io.colloquy.flink.audio.PcmState;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.MediaSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills a gap with chunks that came too late for it: each run of them is decoded and cut by itself,
 * inside the gap, with fresh voice activity detection, and numbered as parts of the gap's number. A
 * gap in what both channels carried has one number: into it goes one signal, mixed from both, so
 * that nothing is lost even if they differed just there.
 */
final class LateAudio {
  /** Keeps a run's audio apart from the stream's own, which may share a second with it. */
  private static final String APART = "/late";

  private final WindowState state;
  private final AudioBlocks blocks;
  private final PcmStream pcmStream;
  private final ChannelCutter cutter;
  private final WindowOutput output;

  LateAudio(
      WindowState state,
      AudioBlocks blocks,
      PcmStream pcmStream,
      ChannelCutter cutter,
      WindowOutput output) {
    this.state = state;
    this.blocks = blocks;
    this.pcmStream = pcmStream;
    this.cutter = cutter;
    this.output = output;
  }

  /**
   * Fills what the chunks at hand fill.
   *
   * @param late chunks of the gap, in order
   * @param stream for the header that a later chunk does not repeat
   * @return gaps that remain
   */
  List<OpenGap> fill(
      String streamId, OpenGap gap, List<InterviewRecord> late, StreamProgress stream)
      throws Exception {
    List<OpenGap> remaining = new ArrayList<>();
    long sequence = gap.firstSequence();
    long sample = gap.startSample();
    int index = 0;
    while (index < late.size()) {
      AudioChunk first = late.get(index).chunk();
      long begin =
          first.getSequence() == gap.firstSequence()
              ? gap.startSample()
              : clamp(
                  SpeechWindow.sampleAt(first.getMediaStartMs()) - gap.offsetSamples(),
                  sample,
                  gap.endSample());
      int end = index + 1;
      while (end < late.size()
          && late.get(end).chunk().getSequence() == late.get(end - 1).chunk().getSequence() + 1) {
        end++;
      }
      long filledTo = cut(streamId, gap, begin, late.subList(index, end), stream);
      if (filledTo > begin) {
        if (first.getSequence() > sequence) {
          remaining.add(part(gap, sequence, first.getSequence() - 1, sample, begin));
        }
        sample = filledTo;
        sequence = late.get(end - 1).chunk().getSequence() + 1;
      }
      index = end;
    }
    if (sequence <= gap.lastSequence()) {
      remaining.add(part(gap, sequence, gap.lastSequence(), sample, gap.endSample()));
    }
    tell(streamId, gap, remaining);
    return remaining;
  }

  private long cut(
      String streamId, OpenGap gap, long begin, List<InterviewRecord> run, StreamProgress stream)
      throws Exception {
    ChannelsInStep channels = channelsFrom(begin, streamId, gap);
    int declared = stream.channels().size();
    long position = begin;
    PcmState pcm = pcmStream.interrupt(stream.pcm()).next();
    for (InterviewRecord record : run) {
      AudioChunk chunk = record.chunk();
      if (chunk.getChannels() != declared) {
        String reason =
            "channels is %d, the stream has %d: begin a new stream"
                .formatted(chunk.getChannels(), declared);
        output.reject(record, DeadLetterCause.INVALID_FIELD, reason, null);
        continue;
      }
      try {
        AudioFormat format = AudioFormat.valueOf(chunk.getCodec().name());
        byte[] payload = Payloads.bytes(chunk);
        Pcm decoded =
            pcmStream.accept(pcm, format, chunk.getSampleRate(), chunk.getChannels(), payload);
        pcm = decoded.next();
        position = append(channels, gap, position, decoded);
      } catch (AudioException unreadable) {
        output.reject(
            record, DeadLetterCause.UNDECODABLE_AUDIO, unreadable.getMessage(), unreadable);
      }
    }
    position = append(channels, gap, position, pcmStream.interrupt(pcm));
    channels.finish(position);
    return position;
  }

  private ChannelsInStep channelsFrom(long begin, String streamId, OpenGap gap) {
    List<String> ids = new ArrayList<>();
    List<ChannelProgress> fresh = new ArrayList<>();
    for (int i = 0; i < gap.numbers().size(); i++) {
      ids.add(ChannelCutter.channelId(streamId, i, gap.numbers().size()) + APART);
      fresh.add(ChannelProgress.startingAt(begin, null));
    }
    return new ChannelsInStep(
        ids,
        fresh,
        blocks,
        cutter,
        (channel, likeness, cut, audio) -> part(streamId, gap, channel, cut, audio));
  }

  private static long append(ChannelsInStep channels, OpenGap gap, long position, Pcm decoded)
      throws Exception {
    int length = (int) Math.min(decoded.length(), gap.endSample() - position);
    if (length <= 0) {
      return position;
    }
    short[][] samples =
        gap.numbers().size() < decoded.channels().length
            ? new short[][] {Mixing.mono(decoded.channels())}
            : decoded.channels();
    channels.append(
        position,
        Arrays.stream(samples)
            .map(channel -> Arrays.copyOf(channel, length))
            .toArray(short[][]::new));
    return position + length;
  }

  private void part(String streamId, OpenGap gap, int channel, CutWindow cut, byte[] audio)
      throws Exception {
    String id = ChannelCutter.channelId(streamId, channel, gap.numbers().size());
    long number = gap.numbers().get(channel);
    output.window(id, cut, audio, number, nextPart(id, number));
  }

  private void tell(String streamId, OpenGap gap, List<OpenGap> remaining) throws Exception {
    List<MediaSpan> spans =
        remaining.stream()
            .map(
                part ->
                    new MediaSpan(
                        SpeechWindow.mediaMs(part.startSample()),
                        SpeechWindow.mediaMs(part.endSample())))
            .toList();
    for (int i = 0; i < gap.numbers().size(); i++) {
      String id = ChannelCutter.channelId(streamId, i, gap.numbers().size());
      long number = gap.numbers().get(i);
      output.filledGap(
          id,
          number,
          nextPart(id, number),
          gap.startSample(),
          gap.endSample(),
          gap.reason(),
          spans);
    }
  }

  private int nextPart(String channel, long number) throws Exception {
    ChunkPosition position = new ChunkPosition(channel, number);
    Integer given = state.gapParts().get(position);
    int part = given == null ? 1 : given + 1;
    state.gapParts().put(position, part);
    return part;
  }

  private static OpenGap part(
      OpenGap gap, long firstSequence, long lastSequence, long startSample, long endSample) {
    return new OpenGap(
        firstSequence,
        lastSequence,
        startSample,
        endSample,
        gap.numbers(),
        gap.offsetSamples(),
        gap.reason());
  }

  private static long clamp(long value, long low, long high) {
    return Math.max(low, Math.min(high, value));
  }
}
