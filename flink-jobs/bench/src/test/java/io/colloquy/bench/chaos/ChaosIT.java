package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.TranscriptionSubmission.Division;
import io.colloquy.local.stack.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * One short seed in which Flink's processes and the broker are killed, while every attempt at a
 * window makes other words, and doubts others; {@code colloquy bench chaos} does the same for
 * longer, and kills Elasticsearch as well, which another test does here.
 */
class ChaosIT {

  private static final long SEED = 1;
  private static final int INTERVIEWS = 2;
  private static final int SECONDS = 120;
  private static final Set<Victim> KILLED =
      EnumSet.of(Victim.TASK_MANAGER, Victim.JOB_MANAGER, Victim.BROKER);

  @Test
  void documentsAreThoseOfAnUndisturbedRunWhateverIsKilled() throws Exception {
    Installation installation = Installation.find();
    ChaosScript drawn = ChaosScript.draw(SEED, INTERVIEWS, Victim.values().length, SECONDS);
    List<Strike> kills =
        drawn.strikes().stream()
            .filter(Strike::isKill)
            .filter(kill -> KILLED.contains(kill.victim()))
            .toList();
    ChaosScript script = new ChaosScript(SEED, drawn.interviews(), kills);
    Path target = installation.home().resolve("flink-jobs/bench/target");
    Path data = Files.createTempDirectory(target, "chaos");
    try (ChaosStack stack = ChaosStack.start(installation, data, Division.ALL, true, line -> {})) {
      ChaosAudio audio = ChaosAudio.of(installation, script.longestMs());
      ChaosResult result = new ChaosTrial(stack, audio, true, line -> {}).run(script);

      assertThat(result.differences()).as("seed %d: %s", SEED, script.lines()).isEmpty();
      assertThat(result.unsettled()).as("seed %d", SEED).isZero();
      assertThat(result.documents()).isGreaterThan(INTERVIEWS);
      assertThat(result.unclear()).as("seed %d: unclear", SEED).isGreaterThan(INTERVIEWS);
      assertThat(result.killsInTime()).as("seed %d", SEED).isEqualTo(KILLED.size());
    }
  }
}
