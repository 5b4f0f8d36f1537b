package io.colloquy.local.interview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.local.ingest.ChunkCodec;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.interview.SegmentDocuments.Contents;
import io.colloquy.local.tools.TelephoneCall;
import io.colloquy.local.tools.TelephoneCall.Turn;
import io.colloquy.local.tools.TestInterviews;
import io.colloquy.local.tools.TopicReader;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stereo: two ends of a line, or one signal twice. */
@OnInterviewStack
class TelephonyIT {

  private static final List<String> ROLES = List.of("agent", "customer");
  private static final long EDGE_MS = 250;

  private final RunningStack stack;

  TelephonyIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void channelsOfACallAreItsSpeakersAndTakeTurnsInOrderOfTime() throws Exception {
    Path rttm = stack.demo().resolveSibling("interview.rttm");
    TelephoneCall call = TelephoneCall.of(stack.recording(), rttm);
    beginWithRoles("telephone");
    stack.chunks().send(call.chunks("telephone", 500));
    stack.awaitComplete("telephone", summary -> true);

    List<Integer> heard = new ArrayList<>();
    for (JsonNode segment : inOrderOfTime(stack.documents().of("telephone"))) {
      String text = segment.path("text").asText();
      int channel = segment.path("speaker").asInt();
      assertThat(segment.path("streamId").asText()).as(text).isEqualTo("audio:" + channel);
      assertThat(segment.path("turnsFrom").asText()).as(text).isEqualTo("channel");
      assertThat(segment.path("speakerName").asText()).as(text).isEqualTo(ROLES.get(channel - 1));
      for (JsonNode word : segment.path("words")) {
        assertThat(call.turns())
            .as("turns of the speaker of %s", word)
            .anyMatch(turn -> turn.channel() == channel && isWithin(word, turn));
      }
      heard.add(channel);
    }
    assertThat(withoutRepetition(heard))
        .isEqualTo(withoutRepetition(call.turns().stream().map(Turn::channel).toList()));
    assertThat(new TopicReader(stack.config().kafkaAddress()).deadLettersOf("telephone")).isEmpty();
  }

  @Test
  void oneSignalOnBothChannelsHasTheDocumentsOfMono() throws Exception {
    Path stereo = stack.config().dataDirectory().resolve("dual-mono.wav");
    Files.write(stereo, stack.recording().dualMonoWav());
    stack.ingest(
        stereo,
        "dual-mono",
        new ChunkSettings(1_000, ChunkCodec.PCM, AudioFile.Layout.CHANNELS, false, null));
    assertThat(stack.documents().of("dual-mono").documents())
        .isEqualTo(stack.undisturbed().documents());
  }

  private void beginWithRoles(String interviewId) throws InterruptedException {
    InterviewEvent begin =
        InterviewEvent.newBuilder()
            .setTenantId(TestInterviews.TENANT)
            .setInterviewId(interviewId)
            .setKind(InterviewEventKind.BEGIN)
            .setInterviewBeganAt(TestInterviews.BEGAN_AT)
            .setRoles(Map.of("audio:1", ROLES.get(0), "audio:2", ROLES.get(1)))
            .build();
    try (InterviewProducer producer = InterviewProducer.open(stack.config().kafkaAddress())) {
      producer.send(begin);
    }
  }

  private static List<JsonNode> inOrderOfTime(Contents contents) {
    return contents.documents().values().stream()
        .sorted(Comparator.comparingLong(segment -> segment.path("startMs").asLong()))
        .toList();
  }

  private static boolean isWithin(JsonNode word, Turn turn) {
    return turn.startMs() - EDGE_MS <= word.path("startMs").asLong()
        && word.path("endMs").asLong() <= turn.endMs() + EDGE_MS;
  }

  private static List<Integer> withoutRepetition(List<Integer> channels) {
    List<Integer> changes = new ArrayList<>();
    for (int channel : channels) {
      if (changes.isEmpty() || changes.get(changes.size() - 1) != channel) {
        changes.add(channel);
      }
    }
    return changes;
  }
}
