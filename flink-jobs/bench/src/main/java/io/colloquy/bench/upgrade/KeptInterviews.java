package io.colloquy.bench.upgrade;

import io.colloquy.bench.process.CollectedDocuments;
import io.colloquy.bench.process.InProcessTopics;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.SpeakerEnrolment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Interviews each of which is in a situation of its own when a savepoint is taken between {@link
 * #openLastOfAll} and {@link #finish}: together they leave something in every state. Whoever takes
 * none sends the same records, and gets the same documents.
 */
final class KeptInterviews {
  /** Waits for what the job brings about. */
  interface Waiting {
    void await(String what, BooleanSupplier condition);
  }

  /** Where the file lies that is read by reference: wherever the project is, the same URI. */
  static final String FILES = "file:/proc/self/cwd/target/kept-interviews";

  private static final long FIRST_APPENDED_AT_MS = 1_772_704_800_000L;

  /** Longer than a missing chunk is waited for. */
  private static final long OVERDUE_MS = 20_000;

  private static final int VOICE_DIMENSIONS = 64;

  private final InProcessTopics topics;
  private final AtomicLong clock;

  /** Names, an enrolled voice and an expected count were told; long enough to have chapters. */
  private final FedInterview talk;

  /** Two channels, first alike, then not. */
  private final FedInterview call;

  /** Two streams, one of which is behind, so that speakers of the other wait for it. */
  private final FedInterview panel;

  /** Two gaps: late audio has filled one; the other is open. Windows overlap. */
  private final FedInterview lost;

  /** Complete and not closed. Late audio fills its gap later. */
  private final FedInterview complete;

  private final FedInterview deleted;

  /** The recognizer is at work on its first window; the others wait. */
  private final FedInterview unheard;

  /** Complete but for the vectors of its texts. */
  private final FedInterview finishing;

  /** Closed, while the diarizer is at work on its only window. */
  private final FedInterview closing;

  /** The diarizer is at work on its first window; a gap waits. */
  private final FedInterview undiarized;

  /** A missing chunk is not overdue yet. */
  private final FedInterview waiting;

  /** Nothing came but turns of an outside diarizer. */
  private final FedInterview early;

  /** A file is being read. */
  private final FedInterview file;

  private final List<FedInterview> all;

  private KeptInterviews(InProcessTopics topics, long appendedAtMs) {
    this.topics = topics;
    clock = new AtomicLong(appendedAtMs);
    talk = interview("talk");
    call = interview("call");
    panel = interview("panel");
    lost = interview("lost");
    complete = interview("complete");
    deleted = interview("deleted");
    unheard = interview("unheard");
    finishing = interview("finishing");
    closing = interview("closing");
    undiarized = interview("undiarized");
    waiting = interview("waiting");
    early = interview("early");
    file = interview("file");
    all =
        List.of(
            talk,
            call,
            panel,
            lost,
            complete,
            unheard,
            finishing,
            undiarized,
            waiting,
            early,
            file);
  }

  /** Nothing is sent yet. */
  static KeptInterviews start(InProcessTopics topics) {
    return new KeptInterviews(topics, FIRST_APPENDED_AT_MS);
  }

  /**
   * A savepoint was taken; {@link #finish} is next.
   *
   * @param appendedAtMs as {@link #appendedAtMs} told then
   */
  static KeptInterviews resumed(InProcessTopics topics, long appendedAtMs) {
    return new KeptInterviews(topics, appendedAtMs);
  }

  private FedInterview interview(String id) {
    return new FedInterview(topics, clock, id);
  }

  /** The append time of the last record. */
  long appendedAtMs() {
    return clock.get();
  }

  /** Those whose documents are the same whether or not a savepoint was taken. */
  List<String> keys() {
    return all.stream().map(FedInterview::key).toList();
  }

  /** Is closed before its speakers are known if there is a savepoint, else complete. */
  FedInterview closing() {
    return closing;
  }

  FedInterview deleted() {
    return deleted;
  }

  FedInterview unheard() {
    return unheard;
  }

  FedInterview undiarized() {
    return undiarized;
  }

  FedInterview finishing() {
    return finishing;
  }

  /** Whether nothing is to come any more. */
  boolean areComplete(CollectedDocuments documents) {
    return all.stream().allMatch(interview -> documents.hasSummary(interview.key()))
        && documents.gaps(complete.key()) == 0
        && documents.gaps(lost.key()) == 0
        && documents.gaps(undiarized.key()) == 1;
  }

  /** What is to be worked off before anything is held. */
  void open(Waiting job, CollectedDocuments documents) {
    talk.send(
        talk.event(InterviewEventKind.BEGIN)
            .setExpectedSpeakers(2)
            .setSpeakerNames(Map.of("1", "Ada"))
            .setRoles(Map.of(FedInterview.STREAM, "host"))
            .setEnrolments(List.of(voice()))
            .build());
    talk.speak(0, 150);
    call.speakInStereo("line", 0, 12, true);
    call.speakInStereo("line", 12, 40, false);
    panel.speakOn("right", 0, 35);
    job.await("a second stream", () -> !documents.ofInterview(panel.key()).isEmpty());
    panel.speakOn("left", 0, 95);
    lost.speakOn(FedInterview.STREAM, 0, 10);
    lost.speakOn(FedInterview.STREAM, 11, 20);
    lost.speakOn(FedInterview.STREAM, 21, 70);
    complete.speak(0, 15);
    complete.speak(16, 30);
    complete.fallSilent(30);
    deleted.speak(0, 10);
    deleted.fallSilent(10);
    clock.addAndGet(OVERDUE_MS);
    talk.speak(150);
    job.await("two gaps", () -> documents.gaps(lost.key()) == 2);
    lost.speakOn(FedInterview.STREAM, 10, 11);
    job.await("one gap", () -> documents.gaps(lost.key()) == 1);
    job.await(
        "summaries",
        () -> documents.hasSummary(complete.key()) && documents.hasSummary(deleted.key()));
    deleted.delete();
    job.await("deletion", () -> documents.ofInterview(deleted.key()).isEmpty());
  }

  /** What a recognizer and an embedder may be held in. */
  void openWhatIsHeld() {
    unheard.speak(0, 70);
    finishing.speak(0, 30);
    finishing.fallSilent(30);
  }

  /** What is closed as soon as it is complete, if it ever is. */
  void openWhatCloses() {
    closing.speak(0, 6);
    closing.fallSilent(6);
  }

  /** What a diarizer may be held in, with a gap behind it. */
  void loseWhatFollows() {
    undiarized.speak(0, 5);
    undiarized.speak(6, 15);
    clock.addAndGet(OVERDUE_MS);
    waiting.speak(0, 4);
  }

  /** What does not stay as it is for long. */
  void openLastOfAll() {
    waiting.speak(5, 8);
    early.outside(0, 5_000, "Grace");
    complete.outside(2_000, 6_000, "Grace");
    file.send(
        file.chunk(FedInterview.STREAM, 0)
            .setCodec(AudioCodec.WAV)
            .setReference(FILES + "/" + SilentFile.NAME)
            .setLast(true)
            .build());
  }

  /** The rest of every interview. */
  void finish() {
    waiting.speak(4);
    waiting.speak(8, 12);
    waiting.fallSilent(12);
    lost.speakOn(FedInterview.STREAM, 20, 21);
    lost.speak(70, 75);
    lost.fallSilent(75);
    complete.speak(15);
    talk.speak(151, 240);
    talk.fallSilent(240);
    call.speakInStereo("line", 40, 50, false);
    call.sendStereo("line", 50, LoopedSpeech.silence(), LoopedSpeech.silence(), true);
    panel.speakOn("right", 35, 95);
    panel.send("left", 95, LoopedSpeech.silence(), true);
    panel.send("right", 95, LoopedSpeech.silence(), true);
    unheard.fallSilent(70);
    undiarized.fallSilent(15);
    early.speak(0, 6);
    early.fallSilent(6);
  }

  private static SpeakerEnrolment voice() {
    return SpeakerEnrolment.newBuilder()
        .setName("Ada")
        .setEmbedding(Collections.nCopies(VOICE_DIMENSIONS, 0.125f))
        .setModel("stand-in-voices")
        .build();
  }
}
