package io.colloquy.flink.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.align.AlignSpeakers;
import io.colloquy.flink.stitch.StitchWindows;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.flink.track.TrackSpeakers;
import io.colloquy.flink.track.TrackingSettings;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.schemas.UnclearSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** All steps behind recognitions, for an interview of three voices. */
class SpeakersInDocumentsTest {
  private static final int WINDOWS = 12;
  private static final long WINDOW_MS = 10_000;

  @Test
  void documentsAreTheSameWhicheverStepIsFaster() throws Exception {
    List<Recognition> inOrder = interview();
    List<String> expected = documents(inOrder, new Random(0));
    assertThat(expected).hasSizeGreaterThan(WINDOWS);
    assertThat(expected).anyMatch(line -> line.startsWith("1 Ada segmentation"));
    assertThat(expected).anyMatch(line -> line.startsWith("3 null segmentation"));
    assertThat(expected)
        .filteredOn(line -> line.contains("UNCLEAR"))
        .hasSize(WINDOWS / 4)
        .noneMatch(line -> line.startsWith("null"));
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      List<Recognition> shuffled = new ArrayList<>(inOrder);
      Collections.shuffle(shuffled, random);
      assertThat(documents(shuffled, random)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** Who speaks changes in the middle of a window, and from window to window. */
  private static List<Recognition> interview() {
    List<Recognition> all = new ArrayList<>();
    for (int window = 0; window < WINDOWS; window++) {
      all.add(words(window));
      all.add(turns(window, window % 3, (window + 1 + window / 3 % 2) % 3));
    }
    all.add(signal(RecognitionKind.SPEAKERS).setSpeakerNames(Map.of("1", "Ada")).build());
    all.add(signal(RecognitionKind.ENDED).setWindowCounts(Map.of("mic", (long) WINDOWS)).build());
    return all;
  }

  private static Recognition words(int window) {
    List<TranscriptWord> words = new ArrayList<>();
    boolean isUnclear = window % 4 == 1;
    for (int word = isUnclear ? 6 : 0; word < 20; word++) {
      long startMs = window * WINDOW_MS + word * 500L;
      words.add(new TranscriptWord("w" + window + "." + word, startMs, startMs + 400, 0.9f));
    }
    long startMs = window * WINDOW_MS;
    UnclearSpan unclear = new UnclearSpan(startMs + 100, startMs + 2_900, "repetition", "no no");
    return outcome(RecognitionKind.WORDS, window)
        .setWords(words)
        .setUnclear(isUnclear ? List.of(unclear) : List.of())
        .build();
  }

  private static Recognition turns(int window, int first, int second) {
    long startMs = window * WINDOW_MS;
    return outcome(RecognitionKind.TURNS, window)
        .setTurnsFrom("segmentation")
        .setTurns(
            List.of(
                new LocalTurn(startMs, startMs + 6_000, 0),
                new LocalTurn(startMs + 6_000, startMs + WINDOW_MS, 1)))
        .setLocalSpeakers(
            List.of(
                new LocalSpeaker(0, 6_000L, voice(first)),
                new LocalSpeaker(1, 4_000L, voice(second))))
        .build();
  }

  private static List<Float> voice(int person) {
    List<Float> voice = new ArrayList<>(List.of(0.1f, 0.1f, 0.1f));
    voice.set(person, 1f);
    return voice;
  }

  private static Recognition.Builder outcome(RecognitionKind kind, int window) {
    return signal(kind)
        .setStreamId("mic")
        .setNumber(window)
        .setStartMs(window * WINDOW_MS)
        .setEndMs((window + 1) * WINDOW_MS)
        .setNextStartMs((window + 1) * WINDOW_MS)
        .setDiarizer("voice@1");
  }

  private static Recognition.Builder signal(RecognitionKind kind) {
    return Recognition.newBuilder()
        .setTenantId("acme")
        .setInterviewId("talk")
        .setInterviewBeganAt(Instant.ofEpochMilli(Event.BEGAN_AT_MS))
        .setGeneration(0)
        .setKind(kind);
  }

  private static List<String> documents(List<Recognition> recognitions, Random random)
      throws Exception {
    List<TranscriptEvent> stitched = through(new StitchWindows(), recognitions);
    List<SpeakerEvent> tracked =
        through(new TrackSpeakers(new TrackingSettings(0.38f, 0)), recognitions);
    List<TranscriptEvent> aligned = align(stitched, tracked, random);
    assertThat(aligned)
        .last()
        .extracting(TranscriptEvent::kind)
        .isEqualTo(TranscriptEvent.Kind.COMPLETED);
    try (PublishingTask publish = new PublishingTask(null)) {
      publish.send(aligned.toArray(TranscriptEvent[]::new));
      return PublishingTask.segments(publish.changes()).stream()
          .map(
              segment ->
                  "%s %s %s %s %s"
                      .formatted(
                          segment.getSpeaker(),
                          segment.getSpeakerName(),
                          segment.getTurnsFrom(),
                          segment.getKind(),
                          segment.getText()))
          .toList();
    }
  }

  private static <T> List<T> through(
      KeyedProcessFunction<String, Recognition, T> step, List<Recognition> recognitions)
      throws Exception {
    var task =
        new KeyedOneInputStreamOperatorTestHarness<String, Recognition, T>(
            new KeyedProcessOperator<>(step), recognition -> "acme/talk", Types.STRING);
    try {
      task.open();
      for (Recognition recognition : recognitions) {
        task.processElement(new StreamRecord<>(recognition));
      }
      return task.extractOutputValues();
    } finally {
      task.close();
    }
  }

  private static List<TranscriptEvent> align(
      List<TranscriptEvent> stitched, List<SpeakerEvent> tracked, Random random) throws Exception {
    var task =
        new KeyedTwoInputStreamOperatorTestHarness<
            String, TranscriptEvent, SpeakerEvent, TranscriptEvent>(
            new KeyedCoProcessOperator<>(new AlignSpeakers()),
            TranscriptEvent::key,
            SpeakerEvent::key,
            Types.STRING);
    try {
      task.open();
      int words = 0;
      int speakers = 0;
      while (words < stitched.size() || speakers < tracked.size()) {
        boolean isWords =
            speakers == tracked.size() || words < stitched.size() && random.nextBoolean();
        if (isWords) {
          task.processElement1(new StreamRecord<>(stitched.get(words++)));
        } else {
          task.processElement2(new StreamRecord<>(tracked.get(speakers++)));
        }
      }
      return task.extractOutputValues();
    } finally {
      task.close();
    }
  }
}
