package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.flink.Uids;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.interview.SegmentDocuments.Contents;
import io.colloquy.local.tools.TestInterviews;
import io.colloquy.local.tools.TopicReader;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.SpeakerTurn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/**
 * What an outside diarizer tells of an interview that is complete: good turns, and useless ones.
 */
@OnInterviewStack
class OutsideTurnsIT {

  private static final String ID = "outside";
  private static final long OVERLAP_MS = 60;

  private final RunningStack stack;
  private final TopicReader topics;

  OutsideTurnsIT(RunningStack stack) {
    this.stack = stack;
    topics = new TopicReader(stack.config().kafkaAddress());
  }

  /** A word, who says it, and what that was found by. */
  private record Said(String text, long startMs, String speaker, String turnsFrom) {}

  private record UselessTurn(
      String what, SpeakerTurn.Builder turn, DeadLetterCause cause, String step) {}

  @Test
  void countWhereTheyLieAndUselessOnesBecomeDeadLetters() throws Exception {
    List<Said> own = said(stack.undisturbed());
    assertThat(own).extracting(Said::turnsFrom).containsOnly("voice-activity");
    assertThat(own).extracting(Said::speaker).contains("1", "2");
    stack.ingest(stack.recordingFile(), ID, ChunkSettings.defaults());
    stack.awaitComplete(ID, summary -> true);
    assertThat(said(stack.documents().of(ID))).isEqualTo(own);

    long change = own.get(own.size() / 2).startMs();
    long end = own.get(own.size() * 3 / 4).startMs();
    List<SpeakerTurn.Builder> good =
        List.of(
            turn("Ada", 0, change + OVERLAP_MS),
            turn("Ben", change - OVERLAP_MS, end).setStreamId("audio"));
    Map<UselessTurn, RecordMetadata> places = new LinkedHashMap<>();
    for (int time = 0; time < 2; time++) {
      for (SpeakerTurn.Builder turn : good) {
        stack.chunks().send(turn.build());
      }
      for (UselessTurn useless : uselessTurns()) {
        places.put(useless, stack.chunks().send(useless.turn().build()));
      }
    }

    List<Said> expected = own.stream().map(word -> patched(word, change, end)).toList();
    stack.documents().await(ID, "Ada and Ben", PATIENCE_MS, now -> said(now).equals(expected));
    places.forEach(this::assertThatItIsADeadLetter);
    assertThat(said(stack.documents().of(ID))).isEqualTo(expected);
    assertThat(stack.awaitComplete(ID, summary -> true).gaps()).isZero();
  }

  private static Said patched(Said word, long change, long end) {
    if (word.startMs() >= end) {
      return word;
    }
    String speaker = word.startMs() < change ? "Ada" : "Ben";
    return new Said(word.text(), word.startMs(), speaker, "outside");
  }

  private void assertThatItIsADeadLetter(UselessTurn useless, RecordMetadata place) {
    DeadLetter letter = topics.awaitDeadLetterOf(place);
    assertThat(letter.getCause()).as(useless.what()).isEqualTo(useless.cause());
    assertThat(letter.getStep()).as(useless.what()).isEqualTo(useless.step());
    assertThat(letter.getInterviewId())
        .as(useless.what())
        .isEqualTo(useless.turn().getInterviewId());
    assertThat(letter.getPayload()).as(useless.what()).isNotNull();
  }

  private static List<UselessTurn> uselessTurns() {
    return List.of(
        new UselessTurn(
            "reversed",
            turn("Eve", 9_000, 1_000),
            DeadLetterCause.IMPOSSIBLE_TIME,
            Uids.PARSE_SPEAKER_TURNS),
        new UselessTurn(
            "no number",
            turn("Eve", 1_000, 9_000).setConfidence(Float.NaN),
            DeadLetterCause.INVALID_FIELD,
            Uids.PARSE_SPEAKER_TURNS),
        new UselessTurn(
            "unknown stream",
            turn("Eve", 1_000, 9_000).setStreamId("elsewhere"),
            DeadLetterCause.INVALID_FIELD,
            Uids.ALIGN_SPEAKERS));
  }

  private static SpeakerTurn.Builder turn(String speaker, long startMs, long endMs) {
    return SpeakerTurn.newBuilder()
        .setTenantId(TestInterviews.TENANT)
        .setInterviewId(ID)
        .setStartMs(startMs)
        .setEndMs(endMs)
        .setSpeaker(speaker);
  }

  private static List<Said> said(Contents contents) {
    List<Said> said = new ArrayList<>();
    for (JsonNode document : contents.documents().values()) {
      for (JsonNode word : document.path("words")) {
        said.add(
            new Said(
                word.path("text").asText(),
                word.path("startMs").asLong(),
                document.path("speaker").asText(),
                document.path("turnsFrom").asText()));
      }
    }
    return said;
  }
}
