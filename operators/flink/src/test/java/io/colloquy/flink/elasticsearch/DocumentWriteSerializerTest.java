package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentWriteSerializerTest {
  private final DocumentWriteSerializer serializer = new DocumentWriteSerializer();

  @ParameterizedTest
  @MethodSource("writes")
  void givesBackWhatWasSaved(DocumentWrite write) throws IOException {
    assertThat(serializer.deserialize(2, serializer.serialize(write)))
        .usingRecursiveComparison()
        .isEqualTo(write);
  }

  @Test
  void readsTheBytesOfAVersionThatKnewNoKinds() throws IOException {
    assertThat(saved("document-write-v1.hex"))
        .singleElement()
        .satisfies(
            bytes ->
                assertThat(serializer.deserialize(1, bytes))
                    .usingRecursiveComparison()
                    .isEqualTo(released()));
  }

  @Test
  void readsAndWritesTheBytesOfThePresentVersion() throws IOException {
    List<byte[]> saved = saved("document-write-v2.hex");
    List<DocumentWrite> writes =
        List.of(
            released(),
            DocumentWrite.delete("acme/i", "interview-segments-v1-2026.11", "acme/i/guest/1/0", 7),
            DocumentWrite.deleteInterview("acme/i"));

    assertThat(saved).hasSameSizeAs(writes);
    for (int i = 0; i < writes.size(); i++) {
      assertThat(serializer.deserialize(2, saved.get(i)))
          .usingRecursiveComparison()
          .isEqualTo(writes.get(i));
      assertThat(serializer.serialize(writes.get(i))).isEqualTo(saved.get(i));
    }
  }

  @Test
  void namesAVersionThatItDoesNotKnow() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> serializer.deserialize(3, new byte[0]))
        .withMessageContaining("format 3");
  }

  @Test
  void refusesDamagedBytes() throws IOException {
    byte[] saved = serializer.serialize(released());

    for (int length = 0; length < saved.length; length++) {
      byte[] cut = Arrays.copyOf(saved, length);
      assertThatExceptionOfType(IOException.class)
          .as("first %d bytes", length)
          .isThrownBy(() -> serializer.deserialize(2, cut));
    }
    saved[0] = 9;
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> serializer.deserialize(2, saved))
        .withMessageContaining("kind of 9");
  }

  static Stream<DocumentWrite> writes() {
    return Stream.of(
        released(),
        DocumentWrite.delete("t/i", "index", "id", Long.MAX_VALUE),
        DocumentWrite.index("t/i", "index", "id", 0, new byte[0]),
        DocumentWrite.delete(null, "index", "id", 0),
        DocumentWrite.deleteInterview("t/i"));
  }

  /** What a released version saved, one write in each line. */
  private static List<byte[]> saved(String name) throws IOException {
    try (var in = DocumentWriteSerializerTest.class.getResourceAsStream("/released/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(HexFormat.of()::parseHex)
          .toList();
    }
  }

  private static DocumentWrite released() {
    return DocumentWrite.index(
        "acme/interview-1",
        "interview-segments-v1-2026.11",
        "acme/interview-1/guest/1/0",
        0x0102030405060708L,
        "{\"text\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8));
  }
}
