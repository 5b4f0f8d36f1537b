package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedNamesTest {
  private final SharedNames names = new SharedNames();

  @Test
  void equalNamesOfWritesInARowAreOneObject() {
    DocumentWrite first = names.share(write("t/i", "index"));
    DocumentWrite second = names.share(write("t/i", "index"));

    assertThat(second.interviewKey()).isSameAs(first.interviewKey());
    assertThat(second.index()).isSameAs(first.index());
  }

  @Test
  void whateverIsSharedTheWriteStaysTheSame() {
    for (int i = 0; i < 2_000; i++) {
      DocumentWrite write = write("t/" + i % 700, "index-" + i % 3);
      assertThat(names.share(write)).isEqualTo(write);
    }
  }

  private static DocumentWrite write(String interviewKey, String index) {
    return DocumentWrite.delete(new String(interviewKey), new String(index), "id", 1);
  }
}
