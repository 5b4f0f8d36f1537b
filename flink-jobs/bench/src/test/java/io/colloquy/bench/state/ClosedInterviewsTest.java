package io.colloquy.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.process.CollectedDocuments;
import io.colloquy.bench.process.InProcessConnections;
import io.colloquy.bench.process.InProcessJob;
import io.colloquy.bench.process.InProcessSettings;
import io.colloquy.bench.process.InProcessTopics;
import io.colloquy.bench.standin.StandInModels;
import io.colloquy.bench.standin.StandInSettings;
import io.colloquy.bench.upgrade.FedInterview;
import io.colloquy.bench.upgrade.LoopedSpeech;
import io.colloquy.flink.Uids;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job keeps in RocksDB of interviews that are over, whatever was in them. */
class ClosedInterviewsTest {
  private static final long WITHIN_MS = 300_000;
  private static final int MARK_BYTES = 100;
  private static final String TIMERS = "_timer_state/";

  /** All that may remain. Each is one entry. */
  private static final Set<StateName> MARKS =
      Set.of(
          new StateName(Uids.WINDOW_AUDIO, "mark"),
          new StateName(Uids.STITCH_WINDOWS, "generation"),
          new StateName(Uids.TRACK_SPEAKERS, "generation"),
          new StateName(Uids.ALIGN_SPEAKERS, "generation"),
          new StateName(Uids.FIND_CHAPTERS, "generation"),
          new StateName(Uids.PUBLISH_PASSAGES, "generation"),
          new StateName(Uids.KEEP_LEDGER, "generation"),
          new StateName(Uids.PUBLISH_SEGMENTS, "deletion-repeated-at"));

  @TempDir private Path directory;

  private final InProcessTopics topics = InProcessTopics.kept();
  private final AtomicLong clock = new AtomicLong(1_772_704_800_000L);
  private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

  private final FedInterview told = interview("told");
  private final FedInterview stereo = interview("stereo");
  private final FedInterview filled = interview("filled");
  private final FedInterview broken = interview("broken");
  private final FedInterview file = interview("file");
  private final FedInterview forgotten = interview("forgotten");
  private final FedInterview silent = interview("silent");
  private final FedInterview again = interview("again");
  private final FedInterview deleted = interview("deleted");
  private final List<FedInterview> all =
      List.of(told, stereo, filled, broken, file, forgotten, silent, again, deleted);

  @Test
  void keepNothingButMarks() throws Exception {
    InProcessSettings settings =
        InProcessSettings.fresh(2, directory, "--reorder-audio=PT5S", "--references=" + uri());
    begin();
    Path open;
    Path closed;
    try (InProcessConnections connections = connections();
        InProcessJob job = start(settings, connections)) {
      awaitRead(job);
      open = job.stop();
    }
    SavepointContents before = SavepointContents.read(open);
    assertThat(before.keys()).containsExactlyInAnyOrderElementsOf(keys());
    assertThat(notMarks(before).values().stream().flatMap(Set::stream))
        .contains(
            new StateName(Uids.WINDOW_AUDIO, "audio"),
            new StateName(Uids.WINDOW_AUDIO, "gaps"),
            new StateName(Uids.STITCH_WINDOWS, "streams"),
            new StateName(Uids.TRACK_SPEAKERS, "voices"),
            new StateName(Uids.ALIGN_SPEAKERS, "buckets"),
            new StateName(Uids.CUT_PASSAGES, "words"),
            new StateName(Uids.FIND_CHAPTERS, "vectors"),
            new StateName(Uids.PUBLISH_SEGMENTS, "buckets"),
            new StateName(Uids.KEEP_LEDGER, "coverage"));

    InProcessSettings closing =
        new InProcessSettings(
            2, directory, open, List.of("--reorder-audio=PT5S", "--idle=PT2S", "--text-kept=PT1S"));
    try (InProcessConnections connections = connections();
        InProcessJob job = start(closing, connections)) {
      end();
      awaitNothingButMarks(job);
      // What comes late, brings nothing back.
      stereo.speak(30);
      again.delete();
      awaitRead(job);
      awaitNothingButMarks(job);
      closed = job.stop();
    }
    SavepointContents after = SavepointContents.read(closed);
    assertThat(after.keys()).containsExactlyInAnyOrderElementsOf(keys());
    assertThat(notMarks(after)).isEmpty();
    assertThat(after.states()).containsKeys(MARKS.toArray(StateName[]::new));
    for (FedInterview interview : all) {
      after.statesOf(interview.key()).forEach(ClosedInterviewsTest::assertIsSmall);
    }
    assertThat(letters)
        .extracting(DeadLetter::getCause)
        .contains(DeadLetterCause.UNDECODABLE_AUDIO, DeadLetterCause.INTERVIEW_CLOSED);
    assertThat(StateEntries.read(closed, after)).isEqualTo(entries(after));
  }

  private void begin() throws IOException {
    told.send(
        told.event(InterviewEventKind.BEGIN)
            .setExpectedSpeakers(2)
            .setSpeakerNames(Map.of("1", "Ada"))
            .setRoles(Map.of("mic", "guest"))
            .build());
    told.speak(0, 70);
    told.outside(3_000, 9_000, "somebody");
    stereo.speakInStereo("call", 0, 30, false);
    filled.speak(0, 10);
    filled.speak(12, 30);
    broken.speak(0, 5);
    broken.send(
        broken
            .chunk("mic", 5)
            .setCodec(AudioCodec.FLAC)
            .setPayload(ByteBuffer.wrap(new byte[100]))
            .build());
    broken.speak(6, 20);
    Path recording = directory.resolve("talk.ogg");
    try (var demo = LoopedSpeech.class.getResourceAsStream("/demo/interview.ogg")) {
      Files.copy(demo, recording);
    }
    file.send(
        file.chunk("mic", 0)
            .setCodec(AudioCodec.OGG)
            .setReference(recording.toUri().toString())
            .build());
    forgotten.speak(0, 20);
    silent.send(silent.event(InterviewEventKind.BEGIN).build());
    again.speak(0, 20);
    again.send(again.event(InterviewEventKind.BEGIN).setGeneration(1).build());
    again.speak(0, 20);
    deleted.speak(0, 40);
  }

  private void end() {
    told.send(ending(told, 69));
    stereo.send(
        "call", 30, LoopedSpeech.stereo(LoopedSpeech.silence(), LoopedSpeech.silence()), true);
    filled.speak(10);
    filled.fallSilent(30);
    broken.fallSilent(20);
    file.send(ending(file, 0));
    forgotten.speak(20);
    silent.send(silent.event(InterviewEventKind.BEGIN).build());
    again.fallSilent(20);
    deleted.delete();
  }

  private static InterviewEvent ending(FedInterview interview, long lastSequence) {
    return interview
        .event(InterviewEventKind.END)
        .setLastSequences(Map.of(FedInterview.STREAM, lastSequence))
        .build();
  }

  private void awaitNothingButMarks(InProcessJob job) throws IOException {
    long end = System.nanoTime() + WITHIN_MS * 1_000_000;
    SavepointContents now;
    do {
      // Append time goes on, and with it what waits for it.
      clock.addAndGet(60_000);
      told.speak(1);
      now = SavepointContents.read(job.savepoint());
    } while (!notMarks(now).isEmpty() && System.nanoTime() < end);
    assertThat(notMarks(now)).isEmpty();
  }

  /** As {@link StateEntries} tells them. */
  private static Set<String> entries(SavepointContents contents) {
    Set<String> entries = new TreeSet<>();
    for (String key : contents.keys()) {
      contents.statesOf(key).keySet().stream()
          .filter(name -> !name.state().startsWith(TIMERS))
          .forEach(name -> entries.add(key + " " + name));
    }
    return entries;
  }

  /** By interview, which states are no marks; timers left aside. */
  private static SortedMap<String, Set<StateName>> notMarks(SavepointContents contents) {
    SortedMap<String, Set<StateName>> others = new TreeMap<>();
    for (String key : contents.keys()) {
      Set<StateName> names =
          contents.statesOf(key).keySet().stream()
              .filter(name -> !MARKS.contains(name) && !name.state().startsWith(TIMERS))
              .collect(Collectors.toSet());
      if (!names.isEmpty()) {
        others.put(key, names);
      }
    }
    return others;
  }

  private static void assertIsSmall(StateName name, StateSize size) {
    assertThat(size.bytes()).as("%s", name).isLessThan(MARK_BYTES);
    if (!name.state().startsWith(TIMERS)) {
      assertThat(size.entries()).as("%s", name).isEqualTo(1);
    }
  }

  private void awaitRead(InProcessJob job) {
    job.await(
        "the job to read everything",
        WITHIN_MS,
        () ->
            topics.unread(Topics.AUDIO_CHUNKS) == 0
                && topics.unread(Topics.CONTROL) == 0
                && topics.unread(Topics.SPEAKER_TURNS) == 0);
  }

  private Set<String> keys() {
    return all.stream().map(FedInterview::key).collect(Collectors.toSet());
  }

  private FedInterview interview(String id) {
    return new FedInterview(topics, clock, id);
  }

  private String uri() {
    return directory.toUri().toString();
  }

  private InProcessConnections connections() {
    return new InProcessConnections(topics, new CollectedDocuments(), letters::add);
  }

  private static InProcessJob start(InProcessSettings settings, InProcessConnections connections)
      throws Exception {
    return InProcessJob.start(settings, StandInModels.all(StandInSettings.defaults()), connections);
  }
}
