package io.colloquy.local.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_decode_subtitle2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avsubtitle_free;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Subtitles as FFmpeg reads and decodes them. */
public final class SubtitleReader {

  /** Text comes as an event of Advanced SubStation Alpha: eight fields stand before it. */
  private static final int FIELDS = 9;

  private SubtitleReader() {}

  /** One cue; a line break is a line feed. */
  public record Cue(long startMs, long endMs, String text) {}

  public static List<Cue> read(Path file) {
    AVFormatContext container = new AVFormatContext(null);
    assertThat(
            avformat_open_input(
                container, file.toString(), (AVInputFormat) null, (AVDictionary) null))
        .as("FFmpeg opens %s", file)
        .isZero();
    AVStream stream = container.streams(0);
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
    AVCodecContext decoder = avcodec_alloc_context3(codec);
    AVPacket packet = av_packet_alloc();
    try {
      avcodec_parameters_to_context(decoder, stream.codecpar());
      decoder.pkt_timebase(stream.time_base());
      assertThat(avcodec_open2(decoder, codec, (AVDictionary) null)).isZero();
      assertThat(stream.time_base().den()).as("ticks a second").isEqualTo(1_000);
      List<Cue> cues = new ArrayList<>();
      while (av_read_frame(container, packet) >= 0) {
        cues.add(new Cue(packet.pts(), packet.pts() + packet.duration(), text(decoder, packet)));
        av_packet_unref(packet);
      }
      return cues;
    } finally {
      av_packet_free(packet);
      avcodec_free_context(decoder);
      avformat_close_input(container);
    }
  }

  private static String text(AVCodecContext decoder, AVPacket packet) {
    AVSubtitle subtitle = new AVSubtitle();
    int[] decoded = new int[1];
    assertThat(avcodec_decode_subtitle2(decoder, subtitle, decoded, packet)).isPositive();
    assertThat(decoded[0]).as("cue at %d ms", packet.pts()).isOne();
    try {
      String event = subtitle.rects(0).ass().getString();
      return event.split(",", FIELDS)[FIELDS - 1].replace("\\N", "\n");
    } finally {
      avsubtitle_free(subtitle);
    }
  }
}
