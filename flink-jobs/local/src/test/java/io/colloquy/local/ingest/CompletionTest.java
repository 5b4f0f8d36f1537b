package io.colloquy.local.ingest;

import static io.colloquy.local.ingest.Completion.State.COMPLETE;
import static io.colloquy.local.ingest.Completion.State.STALLED;
import static io.colloquy.local.ingest.Completion.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private static final long PATIENCE_MS = 60_000;
  private static final SentAudio SENT = new SentAudio(90_000, 0, Map.of("audio", 70_000L));

  private final Completion completion = new Completion(PATIENCE_MS, () -> false);

  @Test
  void isCompleteWhenTheLastSpeechIsThereAndNothingChangesAnyMore() {
    List<IndexedSegment> almost = List.of(segment("audio", 0, 60_000));
    List<IndexedSegment> all =
        List.of(segment("audio", 0, 60_000), segment("audio", 71_000, 80_000));
    assertThat(completion.accept(null, almost, 0)).isEqualTo(WAITING);
    assertThat(completion.accept(SENT, almost, 10_000)).isEqualTo(WAITING);
    assertThat(completion.accept(SENT, all, 11_000)).isEqualTo(WAITING);
    assertThat(completion.accept(SENT, all, 12_000)).isEqualTo(WAITING);
    assertThat(completion.accept(SENT, all, 14_000)).isEqualTo(COMPLETE);
  }

  @Test
  void aGapAtTheEndCountsToo() {
    IndexedSegment gap =
        new IndexedSegment(
            "id", "t", "i", "audio", null, "gap", 68_000, 90_000, "", null, "recognition-failed");
    completion.accept(SENT, List.of(gap), 0);
    assertThat(completion.accept(SENT, List.of(gap), 3_000)).isEqualTo(COMPLETE);
  }

  @Test
  void everyStreamMustGetThere() {
    SentAudio stereo = new SentAudio(90_000, 0, Map.of("audio:1", 70_000L, "audio:2", 10_000L));
    List<IndexedSegment> first = List.of(segment("audio:1", 70_000, 75_000));
    completion.accept(stereo, first, 0);
    assertThat(completion.accept(stereo, first, 30_000)).isEqualTo(WAITING);
    assertThat(completion.accept(stereo, first, 60_000)).isEqualTo(STALLED);
  }

  @Test
  void isCompleteWithoutWordsInTheLastSpeechOnceTheJobHasNothingLeftToDo() {
    AtomicBoolean idle = new AtomicBoolean();
    Completion asking = new Completion(PATIENCE_MS, idle::get);
    List<IndexedSegment> almost = List.of(segment("audio", 0, 60_000));
    asking.accept(SENT, almost, 0);
    assertThat(asking.accept(SENT, almost, 25_000)).isEqualTo(WAITING);
    idle.set(true);
    assertThat(asking.accept(SENT, almost, 26_000)).isEqualTo(COMPLETE);
  }

  @Test
  void audioWithoutSpeechIsCompleteAtOnce() {
    assertThat(completion.accept(new SentAudio(9_000, 0, Map.of()), List.of(), 0))
        .isEqualTo(COMPLETE);
  }

  @Test
  void timeBeforeTheLastChunkWasSentIsNotHeldAgainstIt() {
    completion.accept(null, List.of(), 0);
    completion.accept(null, List.of(), 3_600_000);
    assertThat(completion.accept(SENT, List.of(), 3_601_000)).isEqualTo(WAITING);
  }

  private static IndexedSegment segment(String stream, long startMs, long endMs) {
    return new IndexedSegment(
        "id", "t", "i", stream, null, "speech", startMs, endMs, "x", null, null);
  }
}
