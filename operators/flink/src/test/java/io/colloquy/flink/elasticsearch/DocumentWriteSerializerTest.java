package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentWriteSerializerTest {
  private static final String SAVED = "/released/document-write-v1.hex";

  private final DocumentWriteSerializer serializer = new DocumentWriteSerializer();

  @ParameterizedTest
  @MethodSource("writes")
  void givesBackWhatWasSaved(DocumentWrite write) throws IOException {
    assertThat(serializer.deserialize(1, serializer.serialize(write)))
        .usingRecursiveComparison()
        .isEqualTo(write);
  }

  @Test
  void readsAndWritesTheBytesOfAReleasedVersion() throws IOException {
    byte[] saved;
    try (var in = DocumentWriteSerializerTest.class.getResourceAsStream(SAVED)) {
      saved = HexFormat.of().parseHex(new String(in.readAllBytes()).strip());
    }

    assertThat(serializer.deserialize(1, saved)).usingRecursiveComparison().isEqualTo(released());
    assertThat(serializer.serialize(released())).isEqualTo(saved);
  }

  @Test
  void namesAVersionThatItDoesNotKnow() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> serializer.deserialize(2, new byte[0]))
        .withMessageContaining("format 2");
  }

  @Test
  void refusesDamagedBytes() throws IOException {
    byte[] saved = serializer.serialize(released());

    for (int length = 0; length < saved.length; length++) {
      byte[] cut = Arrays.copyOf(saved, length);
      assertThatExceptionOfType(IOException.class)
          .as("first %d bytes", length)
          .isThrownBy(() -> serializer.deserialize(1, cut));
    }
  }

  static Stream<DocumentWrite> writes() {
    return Stream.of(
        released(),
        new DocumentWrite("t/i", "index", "id", Long.MAX_VALUE, null),
        new DocumentWrite("t/i", "index", "id", 0, new byte[0]),
        new DocumentWrite(null, "index", "id", 0, null));
  }

  private static DocumentWrite released() {
    return new DocumentWrite(
        "acme/interview-1",
        "interview-segments-v1-2026.11",
        "acme/interview-1/guest/1/0",
        0x0102030405060708L,
        "{\"text\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8));
  }
}
