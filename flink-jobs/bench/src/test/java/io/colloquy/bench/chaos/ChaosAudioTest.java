package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.local.stack.Installation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosAudioTest {
  @Test
  void hasWindowsThatOverlapAndSomeThatDoNot() throws Exception {
    long durationMs = 170_000;
    List<SampleSpan> speech =
        ChaosAudio.of(Installation.find(), durationMs).speech(new Stretch(0, durationMs));

    int overlaps = 0;
    int pauses = 0;
    for (int i = 1; i < speech.size(); i++) {
      boolean again = speech.get(i).firstSample() < speech.get(i - 1).endSample();
      overlaps += again ? 1 : 0;
      pauses += again ? 0 : 1;
    }
    assertThat(overlaps).isGreaterThan(1);
    assertThat(pauses).isGreaterThan(10);
  }
}
