package io.colloquy.flink.stitch;

import static io.colloquy.flink.stitch.Outcome.endOfFilling;
import static io.colloquy.flink.stitch.Outcome.ended;
import static io.colloquy.flink.stitch.Outcome.failure;
import static io.colloquy.flink.stitch.Outcome.gap;
import static io.colloquy.flink.stitch.Outcome.inGeneration;
import static io.colloquy.flink.stitch.Outcome.signalOf;
import static io.colloquy.flink.stitch.Outcome.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The topic of recognitions holds some of them twice: a recognizing job that fails goes on from its
 * checkpoint, and sends again what it had sent since.
 */
class RepeatedRecognitionsTest {

  private static final int RESTARTS = 3;
  private static final int SEEDS = 60;

  @ParameterizedTest
  @EnumSource(
      value = RecognitionKind.class,
      names = {"CLOSED", "DELETED"})
  void everyWordComesOnceAndNothingRemains(RecognitionKind end) throws Exception {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Recognition> topic = afterRestarts(interview(end), new Random(seed));
      stitch(topic, end, "seed %d".formatted(seed));
    }
  }

  private static void stitch(List<Recognition> topic, RecognitionKind end, String which)
      throws Exception {
    var task = StitchTask.open(null);
    try {
      for (Recognition recognition : topic) {
        task.processElement(new StreamRecord<>(recognition));
      }
      List<TranscriptEvent> events = task.extractOutputValues();
      assertThat(events.stream().flatMap(event -> event.words().stream()).map(Word::text))
          .as(which)
          .containsExactlyInAnyOrder("one", "two", "three", "four", "again");
      assertThat(events)
          .as(which)
          .filteredOn(event -> event.kind() == Kind.BEGUN)
          .extracting(TranscriptEvent::generation)
          .containsExactly(0, 1);
      assertThat(events.get(events.size() - 1).kind()).isEqualTo(Kind.valueOf(end.name()));
      task.setProcessingTime(Duration.ofDays(8).toMillis());
      assertThat(task.numKeyedStateEntries()).as(which).isZero();
      assertThat(task.numProcessingTimeTimers()).as(which).isZero();
    } finally {
      task.close();
    }
  }

  /** Late audio fills a gap; then the interview begins anew, and ends. */
  private static List<Recognition> interview(RecognitionKind end) {
    Stream<Recognition> first =
        Stream.of(
            signalOf(RecognitionKind.BEGUN),
            words(0, "one", "two"),
            gap(1),
            words(2, "four"),
            ended(3),
            words(1, 1, 10_000, "three"),
            endOfFilling(1, 2),
            ended(3));
    Stream<Recognition> anew =
        Stream.of(
                signalOf(RecognitionKind.BEGUN),
                words(0, "again"),
                failure(1),
                ended(2),
                signalOf(end))
            .map(recognition -> inGeneration(1, recognition));
    return Stream.concat(first, anew).toList();
  }

  private static List<Recognition> afterRestarts(List<Recognition> sent, Random random) {
    List<Recognition> topic = new ArrayList<>();
    int checkpoint = 0;
    for (int restart = 0; restart < RESTARTS; restart++) {
      int failure = checkpoint + random.nextInt(sent.size() - checkpoint + 1);
      topic.addAll(sent.subList(checkpoint, failure));
      checkpoint += random.nextInt(failure - checkpoint + 1);
    }
    topic.addAll(sent.subList(checkpoint, sent.size()));
    return topic;
  }
}
