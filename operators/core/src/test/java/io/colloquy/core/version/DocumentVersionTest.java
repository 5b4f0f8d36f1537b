package io.colloquy.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentVersionTest {
  @Test
  void authorityGenerationEpochAndCounterOrderInThisRank() {
    assertThat(
            List.of(
                version(Authority.MACHINE, 0, 0, 0),
                version(Authority.MACHINE, 0, 0, (1 << 20) - 1),
                version(Authority.MACHINE, 0, 1, 0),
                version(Authority.MACHINE, 0, Integer.MAX_VALUE, 7),
                version(Authority.MACHINE, 1, 0, 0),
                version(Authority.MACHINE, 2047, 9, 9),
                version(Authority.PERSON, 0, 0, 0),
                version(Authority.PERSON, 2047, Integer.MAX_VALUE, (1 << 20) - 1)))
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(version -> version >= 0);
  }

  @Test
  void aVersionReadsBack() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      Authority authority = random.nextBoolean() ? Authority.PERSON : Authority.MACHINE;
      DocumentVersion version =
          new DocumentVersion(
              authority,
              random.nextInt(1 << 11),
              random.nextInt(Integer.MAX_VALUE),
              random.nextInt(1 << 20));
      assertThat(DocumentVersion.fromLong(version.toLong())).as("seed 7").isEqualTo(version);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    assertThatThrownBy(() -> version(Authority.MACHINE, 2048, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("generation", "2047", "2048");
    assertThatThrownBy(() -> version(Authority.MACHINE, 0, 1L << 31, 0))
        .hasMessageContaining("writer epoch");
    assertThatThrownBy(() -> version(Authority.MACHINE, 0, 0, 1 << 20))
        .hasMessageContaining("counter");
  }

  @Test
  void aWritersEpochIsTheSecondsSince2026() {
    assertThat(WriterEpoch.next(List.of(), Instant.parse("2026-01-01T00:01:00Z"))).isEqualTo(60);
  }

  @Test
  void aRestoredWriterIsLaterThanAnyItRestoredEvenIfTheClockWentBack() {
    Instant now = Instant.parse("2026-01-01T00:01:00Z");
    assertThat(WriterEpoch.next(List.of(5L, 90L), now)).isEqualTo(91);
    assertThat(WriterEpoch.next(List.of(59L), now)).isEqualTo(60);
    assertThat(WriterEpoch.next(List.of(), Instant.EPOCH)).isZero();
  }

  private static long version(Authority authority, int generation, long epoch, long counter) {
    return new DocumentVersion(authority, generation, epoch, counter).toLong();
  }
}
