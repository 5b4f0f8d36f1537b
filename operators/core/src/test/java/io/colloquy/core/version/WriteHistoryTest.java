package io.colloquy.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WriteHistoryTest {

  @Test
  void everyWriteHasAGreaterVersion() {
    WriteHistory first = WriteHistory.unwritten().next(100);
    WriteHistory second = first.next(100);
    WriteHistory restarted = second.next(101);

    assertThat(first.version(0)).isEqualTo(new DocumentVersion(Authority.MACHINE, 0, 100, 0));
    assertThat(second.version(0).toLong()).isGreaterThan(first.version(0).toLong());
    assertThat(restarted.version(0).toLong()).isGreaterThan(second.version(0).toLong());
  }

  @Test
  void theFirstVersionOfAGenerationLiesBetweenItsWritesAndThoseBefore() {
    WriteHistory late = WriteHistory.unwritten().next((1L << 31) - 1).next((1L << 31) - 1);

    assertThat(DocumentVersion.firstOf(1).toLong()).isGreaterThan(late.version(0).toLong());
    assertThat(DocumentVersion.firstOf(1).toLong())
        .isLessThan(WriteHistory.unwritten().next(1).version(1).toLong());
  }
}
