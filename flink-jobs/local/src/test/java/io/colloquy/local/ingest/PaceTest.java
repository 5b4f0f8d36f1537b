package io.colloquy.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private long nowNanoseconds = 5_000_000_000L;

  @Test
  void aChunkIsDueOnceItsLastSampleWasSpoken() throws Exception {
    Pace pace = Pace.live(() -> nowNanoseconds, wait -> nowNanoseconds += wait);
    long start = nowNanoseconds;
    pace.await(chunk(0));
    assertThat(millisecondsSince(start)).isEqualTo(1_000);
    nowNanoseconds += TimeUnit.MILLISECONDS.toNanos(300);
    pace.await(chunk(1));
    assertThat(millisecondsSince(start)).isEqualTo(2_000);
  }

  @Test
  void aLateChunkIsNotHeldUpAndDoesNotDelayTheNext() throws Exception {
    Pace pace = Pace.live(() -> nowNanoseconds, wait -> nowNanoseconds += wait);
    long start = nowNanoseconds;
    pace.await(chunk(0));
    nowNanoseconds += TimeUnit.MILLISECONDS.toNanos(1_500);
    pace.await(chunk(1));
    assertThat(millisecondsSince(start)).isEqualTo(2_500);
    pace.await(chunk(2));
    assertThat(millisecondsSince(start)).isEqualTo(3_000);
  }

  private long millisecondsSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(nowNanoseconds - start);
  }

  private static CutChunk chunk(int sequence) {
    return new CutChunk(sequence, sequence * 16_000L, new short[1][16_000], false);
  }
}
