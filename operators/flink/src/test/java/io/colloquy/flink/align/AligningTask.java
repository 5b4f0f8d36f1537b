package io.colloquy.flink.align;

import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.speaker.SpeakerId;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.core.text.Word;
import io.colloquy.flink.StepTask;
import io.colloquy.flink.publish.Event;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.RecordOrigin;
import io.colloquy.flink.read.TurnRecord;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.flink.track.SpeakerEvent.Kind;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.SpeakerTurn;
import io.colloquy.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** One task of the step, for the one interview {@code acme/talk} and its stream {@code mic}. */
final class AligningTask
    extends StepTask<
        TranscriptEvent,
        KeyedTwoInputStreamOperatorTestHarness<
            String, TranscriptEvent, SpeakerEvent, TranscriptEvent>> {
  /** Something that happens to it. */
  interface Step {
    void on(AligningTask task) throws Exception;
  }

  AligningTask(OperatorSubtaskState restored) throws Exception {
    super(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new AlignSpeakers()),
            TranscriptEvent::key,
            SpeakerEvent::key,
            Types.STRING),
        restored);
  }

  void send(TranscriptEvent... events) throws Exception {
    for (TranscriptEvent event : events) {
      task.processElement1(new StreamRecord<>(event));
    }
  }

  void completed(long outcomes) throws Exception {
    TranscriptEvent event = Event.signal(TranscriptEvent.Kind.COMPLETED);
    send(event.toBuilder().outcomes(outcomes).build());
  }

  void turns(long window, Turn... turns) throws Exception {
    turnsOf(0, window, turns);
  }

  void turnsOf(int generation, long window, Turn... turns) throws Exception {
    WindowTurns told = new WindowTurns(new WindowId("mic", window, 0), List.of(turns));
    tell(Kind.TURNS, generation, told, null, 0);
  }

  void names(NamedSpeakers speakers) throws Exception {
    tell(Kind.NAMES, 0, null, speakers, 0);
  }

  void tracked(long outcomes) throws Exception {
    tell(Kind.TRACKED, 0, null, null, outcomes);
  }

  private void tell(
      Kind kind, int generation, WindowTurns turns, NamedSpeakers speakers, long outcomes)
      throws Exception {
    task.processElement2(
        new StreamRecord<>(
            new SpeakerEvent(
                kind,
                "acme",
                "talk",
                Event.BEGAN_AT_MS,
                generation,
                turns,
                "segmentation",
                speakers,
                outcomes,
                null)));
  }

  void outside(String streamId, long startMs, long endMs, String speaker) throws Exception {
    SpeakerTurn turn =
        SpeakerTurn.newBuilder()
            .setTenantId("acme")
            .setInterviewId("talk")
            .setStreamId(streamId)
            .setStartMs(startMs)
            .setEndMs(endMs)
            .setSpeaker(speaker)
            .build();
    RecordOrigin origin = new RecordOrigin(Topics.SPEAKER_TURNS, 0, 0);
    task.processElement2(new StreamRecord<>(SpeakerEvent.outside(new TurnRecord(turn, origin))));
  }

  void processingTimePasses(Duration time) throws Exception {
    processingTimePasses(time.toMillis());
  }

  List<DeadLetter> deadLetters() {
    return emitted(DeadLetters.TAG);
  }

  /** All events so far, in order; words behind the ids of their speakers. */
  List<String> events() {
    return emitted().stream().map(AligningTask::describe).toList();
  }

  private static String describe(TranscriptEvent event) {
    StringBuilder text = new StringBuilder(event.kind().name());
    for (Word word : event.words()) {
      String speaker = word.speaker() == null ? "" : word.speaker() + ":";
      text.append(' ').append(speaker).append(word.text());
    }
    if (event.kind() == TranscriptEvent.Kind.NAMES) {
      text.append(' ').append(new TreeMap<>(event.speakers().names()));
    }
    return text.toString();
  }

  /** Who says each word in the end: five words a group, the first letters of labels. */
  String speakers() {
    TreeMap<Long, String> last = new TreeMap<>();
    for (TranscriptEvent event : emitted()) {
      for (Word word : event.words()) {
        String label = SpeakerId.label(word.speaker());
        last.put(word.startMs(), label == null ? "-" : label.substring(0, 1));
      }
    }
    StringBuilder text = new StringBuilder();
    int words = 0;
    for (String label : last.values()) {
      text.append(words == 0 ? "" : words % 5 == 0 ? "|" : " ").append(label);
      words++;
    }
    return text.toString();
  }
}
