package io.colloquy.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.Bar;
import io.colloquy.bench.state.StateName;
import io.colloquy.flink.Uids;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemoryTableTest {
  private static final StateName AUDIO = new StateName(Uids.WINDOW_AUDIO, "audio");
  private static final StateName CHUNKS = new StateName(Uids.WINDOW_AUDIO, "chunks");
  private static final StateName WORDS = new StateName(Uids.CUT_PASSAGES, "words");
  private static final StateName VOICES = new StateName(Uids.TRACK_SPEAKERS, "voices");

  @Test
  void tellsWhatOneInterviewOfManyKeeps() {
    KeptState kept = kept(10, 1, Map.of(AUDIO, 900_000L, CHUNKS, 100_000L, WORDS, 50_000L));

    assertThat(MemoryTable.rows(List.of(kept), List.of(kept)).get(0))
        .containsEntry("of", "each of 10")
        .containsEntry("audio KB", 100.0)
        .containsEntry("text and vectors KB", 5.0);
  }

  @Test
  void tellsWhichStatesGrow() {
    List<KeptState> grown =
        List.of(
            kept(1, 10, Map.of(AUDIO, 500_000L, WORDS, 60_000L)),
            kept(1, 30, Map.of(AUDIO, 400_000L, WORDS, 120_000L, VOICES, 200_000L)));

    List<Map<String, Object>> rows = MemoryTable.rows(grown, grown);
    assertThat(rows.get(3)).containsEntry("minutes", 30.0).containsEntry("KB a minute", 13.0);
    assertThat(rows.subList(4, rows.size()))
        .extracting(row -> row.get("of"))
        .containsExactly(VOICES.toString(), WORDS.toString());
    assertThat(rows.get(5)).containsEntry("KB a minute", 3.0);
  }

  @Test
  void promisesAreMetWhereAudioStandsStillAndTextGrowsSlowly() {
    List<KeptState> kept =
        List.of(kept(1, 10, Map.of(AUDIO, 1_000_000L)), kept(1, 30, Map.of(WORDS, 800_000L)));
    assertThat(missed(kept)).isEmpty();
  }

  @Test
  void audioThatGrowsMissesItsPromise() {
    List<KeptState> kept =
        List.of(kept(1, 10, Map.of(AUDIO, 1_000_000L)), kept(1, 30, Map.of(CHUNKS, 1_200_000L)));
    assertThat(missed(kept)).containsExactly("KB of audio of a stream, at any moment");
  }

  @Test
  void textThatGrowsFasterThanStatedMissesItsPromise() {
    List<KeptState> kept = List.of(kept(1, 10, Map.of()), kept(1, 30, Map.of(WORDS, 1_000_000L)));
    assertThat(missed(kept)).containsExactly("KB of text and vectors a minute");
  }

  private static List<String> missed(List<KeptState> ofLong) {
    List<KeptState> ofMany = List.of(kept(1, 1, Map.of(WORDS, 1L)));
    return MemoryTable.bars(ofMany, ofLong).stream()
        .filter(Bar::isMissed)
        .map(Bar::promise)
        .toList();
  }

  private static KeptState kept(int interviews, double minutes, Map<StateName, Long> bytes) {
    return new KeptState(interviews, minutes, 0, new TreeMap<>(bytes), 0, 0, 0);
  }
}
