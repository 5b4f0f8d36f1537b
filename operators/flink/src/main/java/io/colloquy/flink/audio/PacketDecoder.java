package io.colloquy.flink.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG2_SKIP_MANUAL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import io.colloquy.flink.audio.AudioException.Reason;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** One libavcodec decoder: packets in, signed 16-bit samples per channel out. One thread only. */
final class PacketDecoder implements AutoCloseable {
  private final StreamHeader header;
  private final AVCodecContext context;
  private final AVPacket packet;
  private final AVFrame frame;
  private final FrameConverter converter;
  private boolean closed;

  PacketDecoder(StreamHeader header) throws AudioException {
    FfmpegLog.silence();
    this.header = header;
    AVCodec codec = avcodec_find_decoder_by_name(header.codec().decoderName());
    if (codec == null) {
      throw new IllegalStateException(
          "This build of FFmpeg has no decoder named " + header.codec().decoderName());
    }
    context = avcodec_alloc_context3(codec);
    packet = av_packet_alloc();
    frame = av_frame_alloc();
    converter = new FrameConverter(header.outputChannels());
    context.sample_rate(header.sampleRate());
    context.thread_count(1);
    context.flags2(context.flags2() | AV_CODEC_FLAG2_SKIP_MANUAL);
    av_channel_layout_default(context.ch_layout(), header.channels());
    byte[] setup = header.codecHeader();
    if (setup.length > 0) {
      BytePointer extradata =
          new BytePointer(av_mallocz(setup.length + AV_INPUT_BUFFER_PADDING_SIZE));
      extradata.put(setup);
      context.extradata(extradata);
      context.extradata_size(setup.length);
    }
    if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      close();
      throw new AudioException(
          Reason.BAD_HEADER,
          "The %s header is broken; send the stream again from its first byte"
              .formatted(header.codec()));
    }
  }

  /** Decodes one packet behind {@code out}; what cannot be decoded adds nothing. */
  void decode(byte[] bytes, Samples out) {
    if (closed) {
      throw new IllegalStateException("The decoder is closed");
    }
    if (bytes.length == 0) {
      return;
    }
    if (av_new_packet(packet, bytes.length) < 0) {
      throw new OutOfMemoryError("FFmpeg cannot allocate a packet of " + bytes.length + " bytes");
    }
    try {
      packet.data().put(bytes);
      if (avcodec_send_packet(context, packet) < 0) {
        return;
      }
    } finally {
      av_packet_unref(packet);
    }
    while (avcodec_receive_frame(context, frame) >= 0) {
      if (frame.sample_rate() == header.sampleRate()
          && frame.ch_layout().nb_channels() == header.channels()) {
        converter.append(frame, out);
      }
      av_frame_unref(frame);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      converter.close();
      av_frame_free(frame);
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }
}
