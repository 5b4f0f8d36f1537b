package io.colloquy.flink.window;

import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.MediaSpan;
import java.io.IOException;
import java.util.ArrayList;
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
      List<InterviewRecord> run = late.subList(index, endOfRun(late, index));
      long first = run.get(0).chunk().getSequence();
      LateDecoding decoding = new LateDecoding(pcmStream, gap, sample, run.get(0).chunk(), stream);
      int used = cut(streamId, gap, run, decoding, stream.channels().size());
      if (decoding.position() > decoding.begin()) {
        if (first > sequence) {
          remaining.add(part(gap, sequence, first - 1, sample, decoding.begin()));
        }
        sample = decoding.position();
        sequence = first + used;
      }
      index += Math.min(used + 1, run.size());
    }
    if (sequence <= gap.lastSequence()) {
      remaining.add(part(gap, sequence, gap.lastSequence(), sample, gap.endSample()));
    }
    tell(streamId, gap, remaining);
    return remaining;
  }

  private static int endOfRun(List<InterviewRecord> late, int first) {
    int end = first + 1;
    while (end < late.size()
        && late.get(end).chunk().getSequence() == late.get(end - 1).chunk().getSequence() + 1) {
      end++;
    }
    return end;
  }

  /** Cuts the run up to its end, or to a chunk that cannot be used; returns how many could. */
  private int cut(
      String streamId,
      OpenGap gap,
      List<InterviewRecord> run,
      LateDecoding decoding,
      int declaredChannels)
      throws Exception {
    ChannelsInStep channels = channelsFrom(decoding.begin(), streamId, gap);
    int used = 0;
    while (used < run.size() && append(channels, run.get(used), decoding, declaredChannels)) {
      used++;
    }
    append(channels, decoding.position(), decoding.rest());
    channels.finish(decoding.position());
    return used;
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

  /** Whether the chunk could be used. */
  private boolean append(
      ChannelsInStep channels, InterviewRecord record, LateDecoding decoding, int declaredChannels)
      throws Exception {
    AudioChunk chunk = record.chunk();
    if (chunk.getChannels() != declaredChannels) {
      String reason =
          "channels is %d, the stream has %d: begin a new stream"
              .formatted(chunk.getChannels(), declaredChannels);
      output.reject(record, DeadLetterCause.INVALID_FIELD, reason, null);
      return false;
    }
    MediaPlace place = decoding.place(chunk);
    if (place.impossible()) {
      output.reject(record, DeadLetterCause.IMPOSSIBLE_TIME, place.reason(chunk), null);
      return false;
    }
    try {
      if (chunk.getReference() != null) {
        readFile(channels, chunk, decoding);
      } else if (chunk.getPayload() != null && chunk.getPayload().hasRemaining()) {
        append(channels, decoding.position(), decoding.next(chunk, Payloads.bytes(chunk)));
      }
      return true;
    } catch (IOException unreadable) {
      String reason = "the file of reference %s cannot be read: %s; send the chunk again";
      output.reject(
          record,
          DeadLetterCause.UNDECODABLE_AUDIO,
          reason.formatted(chunk.getReference(), unreadable),
          unreadable);
      return false;
    } catch (AudioException unreadable) {
      String reason = unreadable.getMessage();
      output.reject(record, DeadLetterCause.UNDECODABLE_AUDIO, reason, unreadable);
      return false;
    }
  }

  /** No more of the file than the gap takes. */
  private static void readFile(ChannelsInStep channels, AudioChunk chunk, LateDecoding decoding)
      throws Exception {
    byte[] block = ReferencedAudio.read(chunk.getReference(), 0);
    long at = 0;
    boolean first = true;
    do {
      for (byte[] part : ReferencedAudio.parts(block)) {
        long position = decoding.position();
        short[][] decoded = first ? decoding.next(chunk, part) : decoding.goOn(chunk, part);
        append(channels, position, decoded);
        first = false;
      }
      at += block.length;
    } while (!decoding.isFull()
        && (block = ReferencedAudio.read(chunk.getReference(), at)).length > 0);
  }

  private static void append(ChannelsInStep channels, long position, short[][] samples)
      throws Exception {
    if (samples.length > 0 && samples[0].length > 0) {
      channels.append(position, samples);
    }
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
}
