package io.colloquy.flink.window;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.Uids;
import io.colloquy.flink.read.DeadLetters;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.flink.read.Rejection;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.DeadLetterCause;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What one interview sends onwards while one of its records or timers is worked on. */
final class WindowOutput {
  private final InterviewKey interview;
  private final InterviewLife life;
  private final WindowingSettings settings;
  private final Consumer<SpeechWindow> windows;
  private final Consumer<Recognition> signals;
  private final Consumer<DeadLetter> deadLetters;

  WindowOutput(
      InterviewKey interview,
      InterviewLife life,
      WindowingSettings settings,
      Consumer<SpeechWindow> windows,
      Consumer<Recognition> signals,
      Consumer<DeadLetter> deadLetters) {
    this.interview = interview;
    this.life = life;
    this.settings = settings;
    this.windows = windows;
    this.signals = signals;
    this.deadLetters = deadLetters;
  }

  void window(String streamId, CutWindow cut, byte[] audio, long number, int part) {
    windows.accept(
        new SpeechWindow(
            interview.tenantId(),
            interview.interviewId(),
            life.beganAtMs(),
            life.generation(),
            streamId,
            number,
            part,
            cut.firstSample(),
            cut.endSample(),
            cut.speech(),
            cut.overlapBeforeSamples(),
            cut.overlapAfterSamples(),
            cut.nextFirstSample(),
            audio,
            settings.model(),
            settings.settings(),
            SpeechWindow.isChannel(streamId) ? SpeechWindow.CHANNEL : settings.diarizer()));
  }

  void gap(String streamId, long number, long startSample, long endSample, String reason) {
    signals.accept(gapOf(streamId, number, startSample, endSample, reason).build());
  }

  /** Ends the filling of a gap by late audio; tells what remains of it. */
  void filledGap(
      String streamId,
      long number,
      int part,
      long startSample,
      long endSample,
      String reason,
      List<MediaSpan> remaining) {
    signals.accept(
        gapOf(streamId, number, startSample, endSample, reason)
            .setPart(part)
            .setRemaining(remaining)
            .build());
  }

  private Recognition.Builder gapOf(
      String streamId, long number, long startSample, long endSample, String reason) {
    return signal(RecognitionKind.GAP)
        .setStreamId(streamId)
        .setNumber(number)
        .setStartMs(SpeechWindow.mediaMs(startSample))
        .setEndMs(SpeechWindow.mediaMs(endSample))
        .setFirstSample(startSample)
        .setEndSample(endSample)
        .setNextStartMs(SpeechWindow.mediaMs(endSample))
        .setReason(reason);
  }

  void begun() {
    signals.accept(signal(RecognitionKind.BEGUN).build());
  }

  void ended(Map<String, Long> windowCounts) {
    signals.accept(signal(RecognitionKind.ENDED).setWindowCounts(windowCounts).build());
  }

  void closed() {
    signals.accept(signal(RecognitionKind.CLOSED).build());
  }

  void deleted() {
    signals.accept(signal(RecognitionKind.DELETED).build());
  }

  /** Passes on what is told of speakers, but for voices that no other can be compared with. */
  void speakers(InterviewRecord record) {
    InterviewEvent told = record.event();
    EnrolledVoices voices = EnrolledVoices.of(told.getEnrolments(), settings.voices());
    voices
        .refusal()
        .ifPresent(reason -> reject(record, DeadLetterCause.INVALID_FIELD, reason, null));
    signals.accept(
        signal(RecognitionKind.SPEAKERS)
            .setExpectedSpeakers(told.getExpectedSpeakers())
            .setRoles(told.getRoles())
            .setSpeakerNames(told.getSpeakerNames())
            .setEnrolments(voices.comparable())
            .build());
  }

  private Recognition.Builder signal(RecognitionKind kind) {
    return Recognition.newBuilder()
        .setTenantId(interview.tenantId())
        .setInterviewId(interview.interviewId())
        .setInterviewBeganAt(Instant.ofEpochMilli(life.beganAtMs()))
        .setGeneration(life.generation())
        .setModel(settings.model())
        .setSettings(settings.settings())
        .setKind(kind);
  }

  void reject(InterviewRecord record, DeadLetterCause cause, String reason, Exception exception) {
    deadLetters.accept(
        DeadLetters.of(Uids.WINDOW_AUDIO, new Rejection(cause, reason), exception, record));
  }
}
