package io.colloquy.flink.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * Turns frames of any sample format into signed 16-bit samples at the same rate, mixing down to one
 * channel where one is asked for. Keeps nothing from one frame to the next.
 */
final class FrameConverter implements AutoCloseable {
  private final int channels;
  private SwrContext context;
  private ShortPointer samples = new ShortPointer();
  private int inputFormat;
  private int inputChannels;
  private int inputRate;

  FrameConverter(int channels) {
    this.channels = channels;
  }

  void append(AVFrame frame, Samples out) {
    int count = frame.nb_samples();
    int width = frame.ch_layout().nb_channels();
    boolean planar = frame.format() == AV_SAMPLE_FMT_S16P;
    if (width == channels && (planar || frame.format() == AV_SAMPLE_FMT_S16)) {
      copy(frame, count, planar, out);
      return;
    }
    configure(frame, width);
    if (samples.capacity() < (long) count * channels) {
      samples.deallocate();
      samples = new ShortPointer((long) count * channels);
    }
    try (PointerPointer<Pointer> planes = new PointerPointer<>(channels)) {
      for (int c = 0; c < channels; c++) {
        planes.put(c, samples.getPointer((long) c * count));
      }
      int written = swr_convert(context, planes, count, frame.extended_data(), count);
      int at = out.extend(Math.max(0, written));
      for (int c = 0; c < channels && written > 0; c++) {
        samples.getPointer((long) c * count).get(out.channel(c), at, written);
      }
    }
  }

  private void copy(AVFrame frame, int count, boolean planar, Samples out) {
    int at = out.extend(count);
    if (planar || channels == 1) {
      for (int c = 0; c < channels; c++) {
        new ShortPointer(frame.extended_data(c)).get(out.channel(c), at, count);
      }
      return;
    }
    short[] interleaved = new short[count * channels];
    new ShortPointer(frame.extended_data(0)).get(interleaved);
    for (int c = 0; c < channels; c++) {
      short[] channel = out.channel(c);
      for (int i = 0; i < count; i++) {
        channel[at + i] = interleaved[i * channels + c];
      }
    }
  }

  private void configure(AVFrame frame, int width) {
    if (context != null
        && inputFormat == frame.format()
        && inputChannels == width
        && inputRate == frame.sample_rate()) {
      return;
    }
    freeContext();
    inputFormat = frame.format();
    inputChannels = width;
    inputRate = frame.sample_rate();
    AVChannelLayout from = new AVChannelLayout();
    AVChannelLayout to = new AVChannelLayout();
    try (PointerPointer<SwrContext> handle = new PointerPointer<>(1)) {
      av_channel_layout_default(from, width);
      av_channel_layout_default(to, channels);
      handle.put(0, (Pointer) null);
      int allocated =
          swr_alloc_set_opts2(
              handle, to, AV_SAMPLE_FMT_S16P, inputRate, from, inputFormat, inputRate, 0, null);
      if (allocated >= 0) {
        context = handle.get(SwrContext.class, 0);
      }
      if (context == null || swr_init(context) < 0) {
        throw new IllegalStateException(
            "FFmpeg cannot convert sample format %d with %d channels"
                .formatted(inputFormat, width));
      }
    } finally {
      av_channel_layout_uninit(from);
      av_channel_layout_uninit(to);
      from.deallocate();
      to.deallocate();
    }
  }

  private void freeContext() {
    if (context != null) {
      swr_free(context);
      context = null;
    }
  }

  @Override
  public void close() {
    freeContext();
    samples.deallocate();
  }
}
