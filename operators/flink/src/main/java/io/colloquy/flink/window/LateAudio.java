package io.colloquy.flink.window;

import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.audio.PcmStream;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.MediaSpan;
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
   * Fills what the chunks at hand fill. A gap with nothing behind it is as long as somebody
   * guessed: what does not fit into it is told apart, for the stream to go on with.
   *
   * @param atEnd whether nothing lies behind the gap
   * @param late chunks of the gap, in order
   * @param stream for the header that a later chunk does not repeat
   */
  LateFilling fill(
      String streamId,
      OpenGap gap,
      boolean atEnd,
      List<InterviewRecord> late,
      StreamProgress stream)
      throws Exception {
    List<OpenGap> remaining = new ArrayList<>();
    long sequence = gap.firstSequence();
    long sample = gap.startSample();
    boolean endsInPart = false;
    LateFilling.Tail tail = null;
    int index = 0;
    while (index < late.size() && tail == null) {
      List<InterviewRecord> run = late.subList(index, endOfRun(late, index));
      AudioChunk head = run.get(0).chunk();
      long first = head.getSequence();
      LateDecoding decoding = new LateDecoding(pcmStream, gap, atEnd, sample, head, stream);
      if (decoding.goesOnBehind()) {
        tail = new LateFilling.Tail(first, null, null, 0);
      } else {
        LateRun.Cut cut =
            new LateRun(channelsFrom(decoding.begin(), streamId, gap), decoding, output)
                .cut(run, stream.channels().size());
        if (decoding.position() > decoding.begin()) {
          if (first > sequence || decoding.begin() > sample) {
            remaining.add(part(gap, sequence, first - 1, sample, decoding.begin()));
          }
          sample = decoding.position();
          sequence = first + cut.taken();
          endsInPart = cut.endsInPart();
        }
        if (decoding.goesOnBehind()) {
          tail = tail(sequence, run, cut, decoding);
        }
        index += Math.min(cut.used() + 1, run.size());
      }
    }
    long last = tail == null ? gap.lastSequence() : tail.nextSequence() - 1;
    if (sequence <= last || endsInPart && sample < gap.endSample()) {
      remaining.add(part(gap, sequence, last, sample, gap.endSample()));
    }
    tell(streamId, gap, remaining);
    return new LateFilling(remaining, tail);
  }

  private static LateFilling.Tail tail(
      long nextSequence, List<InterviewRecord> run, LateRun.Cut cut, LateDecoding decoding) {
    InterviewRecord last = run.get(cut.taken() - 1);
    boolean isFile = last.chunk().getReference() != null && !cut.endsInPart();
    return new LateFilling.Tail(nextSequence, decoding, isFile ? last : null, decoding.readBytes());
  }

  private static int endOfRun(List<InterviewRecord> late, int first) {
    int end = first + 1;
    while (end < late.size()
        && late.get(end).chunk().getSequence() == late.get(end - 1).chunk().getSequence() + 1) {
      end++;
    }
    return end;
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
