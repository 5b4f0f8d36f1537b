package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChaosScriptTest {

  private static final int SEEDS = 200;

  @Test
  void seedAloneDecides() {
    assertThat(script(7)).isEqualTo(script(7)).isNotEqualTo(script(8));
    assertThat(script(7).lines()).isNotEmpty().isEqualTo(script(7).lines());
  }

  @Test
  void fiveKillsStrikeEveryVictim() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ChaosScript script = script(seed);
      assertThat(script.kills()).as("seed %d", seed).isEqualTo(5);
      assertThat(script.strikes())
          .as("seed %d", seed)
          .isSortedAccordingTo((one, other) -> Double.compare(one.sentShare(), other.sentShare()))
          .filteredOn(Strike::isKill)
          .extracting(Strike::victim)
          .contains(Victim.values());
      assertThat(script.strikes()).as("seed %d", seed).anyMatch(strike -> !strike.isKill());
    }
  }

  @Test
  void everyFaultHappensSomewhere() {
    List<ChaosScript> scripts =
        LongStream.range(0, SEEDS).mapToObj(ChaosScriptTest::script).toList();
    for (ChunkFault fault : ChunkFault.values()) {
      assertThat(scripts).anyMatch(script -> script.count(fault) > 0);
    }
    assertThat(scripts).anyMatch(script -> script.reordered() > 0);
  }

  @Test
  void undisturbedChunksComeInOrderOnceButWithTheFaultsThatMakeGaps() {
    for (long seed = 0; seed < SEEDS; seed++) {
      for (InterviewScript interview : script(seed).interviews()) {
        List<Delivery> whole =
            interview.undisturbed().stream()
                .filter(d -> interview.faults().get(d.chunk()) != ChunkFault.LATE)
                .toList();
        assertThat(whole)
            .as("%s of seed %d", interview.id(), seed)
            .isSortedAccordingTo((one, other) -> one.chunk() - other.chunk())
            .doesNotHaveDuplicates()
            .hasSize(
                interview.chunks()
                    - (int) interview.count(ChunkFault.LOST)
                    - (int) interview.count(ChunkFault.LATE));
      }
    }
  }

  @Test
  void whatIsNotToBecomeAGapComesBeforeItsAudioIsGivenUpAndWhatIsLateAfterwards() {
    for (long seed = 0; seed < SEEDS; seed++) {
      for (InterviewScript interview : script(seed).interviews()) {
        Map<Integer, Long> laterMs = laterAudioMs(interview);
        for (int chunk = 0; chunk < interview.chunks(); chunk++) {
          ChunkFault fault = interview.faults().get(chunk);
          String which = "chunk %d of %s of seed %d".formatted(chunk, interview.id(), seed);
          if (fault == ChunkFault.LATE) {
            assertThat(laterMs.get(chunk)).as(which).isGreaterThan(InterviewScript.LATER_AUDIO_MS);
          } else if (fault == null || !fault.makesGap()) {
            assertThat(laterMs.get(chunk)).as(which).isLessThan(InterviewScript.LATER_AUDIO_MS);
          }
        }
        assertThat(interview.faults()).doesNotContainKey(interview.chunks() - 1);
      }
    }
  }

  @Test
  void stretchesBetweenGapsAreHeardByThemselvesAndSoAreLateChunks() {
    SortedMap<Integer, ChunkFault> faults = new TreeMap<>();
    faults.put(0, ChunkFault.LOST);
    faults.put(3, ChunkFault.DELAYED);
    faults.put(5, ChunkFault.LATE);
    faults.put(7, ChunkFault.CORRUPTED);
    InterviewScript interview = new InterviewScript(0, 0, 10_000, 1_000, faults, List.of());

    assertThat(interview.stretches())
        .containsExactly(
            new Stretch(1_000, 5_000),
            new Stretch(5_000, 6_000),
            new Stretch(6_000, 7_000),
            new Stretch(8_000, 10_000));
  }

  /** How much audio behind a chunk comes before it does. */
  private static Map<Integer, Long> laterAudioMs(InterviewScript interview) {
    Map<Integer, Long> laterMs = new HashMap<>();
    Set<Integer> come = new HashSet<>();
    for (Delivery delivery : interview.disturbed()) {
      if (delivery.fault() == null && come.add(delivery.chunk())) {
        long later = come.stream().filter(other -> other > delivery.chunk()).count();
        laterMs.put(delivery.chunk(), later * interview.chunkMs());
      }
    }
    return laterMs;
  }

  private static ChaosScript script(long seed) {
    return ChaosScript.draw(seed, 4, 5, 320);
  }
}
