package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {

  private static final int WAV_HEADER = 44;
  private static final int SECOND = 16_000;
  private static final int CHUNK = 5_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        Recordings.FLAC,
        Recordings.SPEECH,
        Recordings.VORBIS,
        Recordings.OPUS,
        Recordings.OGG_FLAC
      })
  void wholeFileMayEnd(String file) {
    assertThatCode(() -> end(file, Recordings.bytes(file))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Recordings.FLAC,
        Recordings.SPEECH,
        Recordings.VORBIS,
        Recordings.OPUS,
        Recordings.OGG_FLAC
      })
  void fileCutInTheMiddleIsTruncated(String file) {
    byte[] whole = Recordings.bytes(file);
    assertThatThrownBy(() -> end(file, Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("ends")
        .hasMessageContaining("send it whole");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 42})
  void headerOfFlacAloneIsTruncated(int length) {
    byte[] whole = Recordings.bytes(Recordings.SPEECH);
    assertThatThrownBy(() -> end(Recordings.SPEECH, Arrays.copyOf(whole, length)))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("header");
  }

  @Test
  void wavThatEndsWhereItStatesMayEnd() {
    assertThatCode(() -> end(AudioFormat.WAV, wav(SECOND))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, WAV_HEADER, WAV_HEADER + SECOND})
  void wavThatEndsBeforeItStatesIsTruncated(int length) {
    assertThatThrownBy(() -> end(AudioFormat.WAV, Arrays.copyOf(wav(SECOND), length)))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("The WAV stream ends");
  }

  @Test
  void rawAudioMayEndAnywhere() {
    assertThatCode(() -> end(AudioFormat.PCM_S16LE, new byte[SECOND])).doesNotThrowAnyException();
  }

  private static void end(String file, byte[] bytes) throws AudioException {
    end(file.endsWith(".ogg") ? AudioFormat.OGG : AudioFormat.FLAC, bytes);
  }

  private static void end(AudioFormat format, byte[] bytes) throws AudioException {
    PcmStream stream = new PcmStream();
    PcmState state = PcmState.initial();
    boolean raw = format == AudioFormat.PCM_S16LE;
    for (byte[] chunk : Recordings.cut(bytes, CHUNK)) {
      state = stream.accept(state, format, raw ? SECOND : 0, raw ? 1 : 0, chunk).next();
    }
    stream.requireWhole(state);
  }

  /** Silence, 16 bits, mono, at 16 kHz. */
  private static byte[] wav(int samples) {
    ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER - 8 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(SECOND).putInt(2 * SECOND);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    return wav.array();
  }
}
