package io.colloquy.flink.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_close;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;

/** libswresample for whole runs of mono samples, each converted as if it were alone. */
final class SampleRateConverter implements AutoCloseable {
  private final int sourceRate;
  private final SwrContext context;
  private boolean closed;

  SampleRateConverter(int sourceRate) {
    this.sourceRate = sourceRate;
    AVChannelLayout mono = new AVChannelLayout();
    try (PointerPointer<SwrContext> handle = new PointerPointer<>(1)) {
      av_channel_layout_default(mono, 1);
      handle.put(0, (Pointer) null);
      int allocated =
          swr_alloc_set_opts2(
              handle,
              mono,
              AV_SAMPLE_FMT_S16,
              BlockResampler.RATE,
              mono,
              AV_SAMPLE_FMT_S16,
              sourceRate,
              0,
              null);
      if (allocated < 0) {
        throw new OutOfMemoryError("FFmpeg cannot allocate a resampler");
      }
      context = handle.get(SwrContext.class, 0);
    } finally {
      av_channel_layout_uninit(mono);
      mono.deallocate();
    }
  }

  short[] convert(short[] source) {
    if (closed) {
      throw new IllegalStateException("The sample rate converter is closed");
    }
    int room = (int) ((long) source.length * BlockResampler.RATE / sourceRate) + 256;
    swr_close(context);
    if (swr_init(context) < 0) {
      throw new IllegalStateException("FFmpeg cannot resample from " + sourceRate + " Hz");
    }
    try (ShortPointer in = new ShortPointer(source);
        ShortPointer out = new ShortPointer(room);
        PointerPointer<ShortPointer> inPlanes = new PointerPointer<>(1);
        PointerPointer<ShortPointer> outPlanes = new PointerPointer<>(1)) {
      inPlanes.put(0, in);
      outPlanes.put(0, out);
      int written = Math.max(0, swr_convert(context, outPlanes, room, inPlanes, source.length));
      outPlanes.put(0, out.getPointer(written));
      int rest = swr_convert(context, outPlanes, room - written, null, 0);
      short[] resampled = new short[written + Math.max(0, rest)];
      out.get(resampled);
      return resampled;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      swr_free(context);
    }
  }
}
