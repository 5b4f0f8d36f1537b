package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.TRUNCATED;
import static io.colloquy.flink.audio.AudioException.Reason.UNKNOWN_CONTAINER;
import static io.colloquy.flink.audio.AudioException.Reason.UNREADABLE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.colloquy.flink.audio.BlockResampler.Resampled;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The audio of a file in any container and codec that FFmpeg knows, at 16 kHz, a block at a time.
 * One thread only.
 *
 * <pre>{@code
 * try (AudioFile file = AudioFile.open(path, AudioFile.Layout.MONO)) {
 *   for (short[][] block = file.read(); block != null; block = file.read()) {
 *     use(block[0]);
 *   }
 * }
 * }</pre>
 */
public final class AudioFile implements AutoCloseable {

  /** Which channels to give. */
  public enum Layout {
    /** All channels mixed down to one. */
    MONO,
    /** Mono and stereo as they are, anything wider mixed down to one. */
    CHANNELS
  }

  private final Path path;
  private final AVFormatContext container;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private AVCodecContext decoder;
  private FrameConverter converter;
  private int stream;
  private int channels;
  private int sampleRate;
  private long decoded;
  private ResamplerState state = ResamplerState.initial();
  private boolean ended;
  private boolean closed;

  private AudioFile(Path path, AVFormatContext container) {
    this.path = path;
    this.container = container;
  }

  /**
   * Opens a file.
   *
   * @throws AudioException if it is missing, a directory, unreadable, or holds no audio
   */
  public static AudioFile open(Path path, Layout layout) throws AudioException {
    FfmpegLog.silence();
    checkReadable(path);
    AVFormatContext container = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    try {
      av_dict_set(options, "protocol_whitelist", "file", 0);
      String url = "file:" + path.toAbsolutePath();
      if (avformat_open_input(container, url, (AVInputFormat) null, options) < 0) {
        throw new AudioException(
            UNKNOWN_CONTAINER,
            path + " is no audio file that FFmpeg knows; convert it to WAV, FLAC or Ogg");
      }
    } finally {
      av_dict_free(options);
    }
    AudioFile file = new AudioFile(path, container);
    try {
      file.openStream(layout);
      return file;
    } catch (AudioException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** Channels of every block. */
  public int channels() {
    return channels;
  }

  /** The length that the container states, in milliseconds; −1 if it does not. */
  public long statedDurationMs() {
    requireOpen();
    long micros = container.duration();
    return micros < 0 ? -1 : micros / 1000;
  }

  /**
   * How much shorter the audio read so far is than the container states, in milliseconds: at the
   * end of the file, what a truncated one lacks. 0 if the container states no length.
   */
  public long missingMs() {
    return Math.max(0, statedDurationMs() - decoded * 1000 / sampleRate);
  }

  /**
   * Reads on until there are samples.
   *
   * @return signed 16-bit samples at 16 kHz, one array per channel; null at the end of the file
   * @throws AudioException at the end of a file in which nothing could be decoded
   */
  public short[][] read() throws AudioException {
    requireOpen();
    Samples source = new Samples(channels);
    BlockResampler resampler = new BlockResampler(sampleRate);
    while (!ended) {
      source.clear();
      while (source.length() < sampleRate && !ended) {
        ended = !decodeNext(source);
      }
      decoded += source.length();
      Resampled resampled = resampler.accept(state, source.toArrays());
      state = resampled.next();
      if (resampled.channels()[0].length > 0) {
        return resampled.channels();
      }
    }
    if (decoded == 0) {
      throw new AudioException(
          TRUNCATED, path + " holds no audio that can be decoded; it may be truncated");
    }
    Resampled tail = resampler.flush(state);
    state = tail.next();
    return tail.channels().length == 0 || tail.channels()[0].length == 0 ? null : tail.channels();
  }

  private static void checkReadable(Path path) throws AudioException {
    if (Files.isDirectory(path)) {
      throw new AudioException(UNREADABLE, path + " is a directory; name an audio file in it");
    }
    if (!Files.exists(path)) {
      throw new AudioException(UNREADABLE, path + " does not exist; check its name");
    }
    if (!Files.isReadable(path)) {
      throw new AudioException(UNREADABLE, path + " may not be read; check its permissions");
    }
  }

  private void openStream(Layout layout) throws AudioException {
    avformat_find_stream_info(container, (AVDictionary) null);
    stream = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    if (stream < 0) {
      throw new AudioException(
          UNKNOWN_CONTAINER, path + " has no audio stream; name a file with sound");
    }
    AVCodecParameters parameters = container.streams(stream).codecpar();
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec != null) {
      decoder = avcodec_alloc_context3(codec);
      avcodec_parameters_to_context(decoder, parameters);
      decoder.thread_count(1);
      decoder.pkt_timebase(container.streams(stream).time_base());
    }
    if (codec == null || avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
      throw new AudioException(
          UNKNOWN_CONTAINER, path + " has a codec that cannot be decoded; convert it to WAV");
    }
    StreamHeader header =
        new StreamHeader(
            null, parameters.sample_rate(), parameters.ch_layout().nb_channels(), null, 0);
    try {
      header.checked();
    } catch (AudioException e) {
      throw new AudioException(e.reason(), path + ": " + e.getMessage());
    }
    sampleRate = header.sampleRate();
    channels = layout == Layout.MONO ? 1 : header.outputChannels();
    converter = new FrameConverter(channels);
  }

  /** Feeds the decoder one packet and takes its frames; false at the end of the file. */
  private boolean decodeNext(Samples out) {
    boolean more = av_read_frame(container, packet) >= 0;
    try {
      if (!more) {
        avcodec_send_packet(decoder, null);
      } else if (packet.stream_index() != stream || avcodec_send_packet(decoder, packet) < 0) {
        return true;
      }
    } finally {
      av_packet_unref(packet);
    }
    while (avcodec_receive_frame(decoder, frame) >= 0) {
      if (frame.sample_rate() == sampleRate) {
        converter.append(frame, out);
      }
      av_frame_unref(frame);
    }
    return more;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(path + " is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (converter != null) {
        converter.close();
      }
      if (decoder != null) {
        avcodec_free_context(decoder);
      }
      av_frame_free(frame);
      av_packet_free(packet);
      avformat_close_input(container);
    }
  }
}
