package io.colloquy.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.codec.RecordDecodingException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
  private final RecordEncoder<AudioChunk> encoder = new RecordEncoder<>(AudioChunk.class);
  private final RecordDecoder<AudioChunk> decoder =
      new RecordDecoder<>(AudioChunk.class, fingerprint -> Optional.empty());

  @Test
  void givesBackWhatWasEncoded() throws Exception {
    assertThat(decoder.decode(encoder.encode(chunk()))).isEqualTo(chunk());
  }

  @Test
  void beginsWithMarkerAndLittleEndianFingerprint() {
    ByteBuffer bytes = ByteBuffer.wrap(encoder.encode(chunk())).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(bytes.get()).isEqualTo((byte) 0xC3);
    assertThat(bytes.get()).isEqualTo((byte) 0x01);
    assertThat(bytes.getLong())
        .isEqualTo(SchemaNormalization.parsingFingerprint64(AudioChunk.getClassSchema()));
  }

  @Test
  void rejectsEmptyBytes() {
    assertThat(failure(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
    assertThat(failure(null).reason()).isEqualTo(Reason.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{\"tenantId\":\"t\"}", "\u0000\u0001\u0002"})
  void rejectsWhatIsNoSingleObject(String text) {
    RecordDecodingException failure = failure(text.getBytes());

    assertThat(failure.reason()).isEqualTo(Reason.NOT_SINGLE_OBJECT);
    assertThat(failure.reason().deadLetterCause()).isEqualTo(DeadLetterCause.NOT_AVRO);
    assertThat(failure).hasMessageContaining("send an Avro single object");
  }

  @Test
  void namesTheFingerprintOfAnUnknownSchema() {
    byte[] bytes = encoder.encode(chunk());
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 0x0123456789abcdefL);

    assertThatExceptionOfType(UnknownSchemaException.class)
        .isThrownBy(() -> decoder.decode(bytes))
        .withMessageContaining("0123456789abcdef")
        .withMessageContaining("interview.schemas.v1")
        .satisfies(e -> assertThat(e.fingerprint()).isEqualTo(0x0123456789abcdefL));
  }

  @Test
  void rejectsARecordOfAnotherType() {
    byte[] recognition = new RecordEncoder<>(Recognition.class).encode(emptyRecognition());

    assertThat(failure(recognition).reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void rejectsEveryTruncation() {
    byte[] bytes = encoder.encode(chunk());

    for (int length = 2; length < bytes.length; length++) {
      assertThat(failure(Arrays.copyOf(bytes, length)).reason())
          .as("first %d of %d bytes", length, bytes.length)
          .isEqualTo(Reason.TRUNCATED);
    }
  }

  @Test
  void rejectsTrailingBytes() {
    byte[] bytes = encoder.encode(chunk());

    assertThat(failure(Arrays.copyOf(bytes, bytes.length + 1)).reason())
        .isEqualTo(Reason.TRAILING_BYTES);
  }

  @Test
  void doesNotAllocateWhatABrokenLengthClaims() {
    byte[] twoGigabytesClaimed = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    byte[] header = Arrays.copyOf(encoder.encode(chunk()), SingleObject.HEADER_BYTES);
    byte[] bytes = Arrays.copyOf(header, header.length + twoGigabytesClaimed.length);
    System.arraycopy(twoGigabytesClaimed, 0, bytes, header.length, twoGigabytesClaimed.length);

    assertThat(failure(bytes).reason()).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void damagedRecordsAreDecodedOrRejectedButNeverThrowAnythingElse() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    var recognitions = new RecordDecoder<>(Recognition.class, fingerprint -> Optional.empty());
    int rejected = 0;
    for (byte[] bytes : RandomRecords.encoded(Recognition.getClassSchema(), 2_000, seed)) {
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        int body = SingleObject.HEADER_BYTES;
        bytes[body + random.nextInt(bytes.length - body)] = (byte) random.nextInt();
      }
      try {
        assertThat(recognitions.decode(bytes)).as("seed %d", seed).isNotNull();
      } catch (RecordDecodingException e) {
        rejected++;
      }
    }
    assertThat(rejected).as("seed %d", seed).isPositive();
  }

  private RecordDecodingException failure(byte[] bytes) {
    try {
      throw new AssertionError("decoded " + decoder.decode(bytes));
    } catch (RecordDecodingException e) {
      return e;
    }
  }

  private static AudioChunk chunk() {
    return AudioChunk.newBuilder()
        .setTenantId("acme")
        .setInterviewId("interview-1")
        .setStreamId("guest")
        .setSequence(7)
        .setMediaStartMs(7_000)
        .setInterviewBeganAt(Instant.parse("2026-11-21T06:00:00.123Z"))
        .setCodec(AudioCodec.PCM_S16LE)
        .setSampleRate(16_000)
        .setChannels(1)
        .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}))
        .setChecksum(0xFFFFFFFFL)
        .setLast(true)
        .build();
  }

  private static Recognition emptyRecognition() {
    return Recognition.newBuilder()
        .setTenantId("acme")
        .setInterviewId("interview-1")
        .setInterviewBeganAt(Instant.EPOCH)
        .setGeneration(0)
        .setKind(RecognitionKind.BEGUN)
        .build();
  }
}
