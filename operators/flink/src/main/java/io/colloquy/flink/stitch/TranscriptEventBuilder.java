package io.colloquy.flink.stitch;

import io.colloquy.core.coverage.HeardWindows;
import io.colloquy.core.speaker.NamedSpeakers;
import io.colloquy.core.stitch.StitchConfidence;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.flink.stitch.TranscriptEvent.Kind;
import io.colloquy.flink.stitch.TranscriptEvent.MediaSpan;
import java.util.List;

/** Makes a {@link TranscriptEvent}; its fields are told there. */
public final class TranscriptEventBuilder {
  private final Kind kind;
  private final String tenantId;
  private final String interviewId;
  private final long interviewBeganAtMs;
  private int generation;
  private String streamId;
  private List<String> streams;
  private List<Word> words;
  private List<UnclearSpan> unclear;
  private HeardWindows windows;
  private StitchConfidence confidence;
  private long startMs;
  private long endMs;
  private List<MediaSpan> remaining;
  private List<MediaSpan> speech;
  private long finalUntilMs;
  private String reason;
  private String language;
  private String model;
  private String settings;
  private String turnsFrom;
  private NamedSpeakers speakers;
  private long outcomes;

  TranscriptEventBuilder(TranscriptEvent event) {
    kind = event.kind();
    tenantId = event.tenantId();
    interviewId = event.interviewId();
    interviewBeganAtMs = event.interviewBeganAtMs();
    generation = event.generation();
    streamId = event.streamId();
    streams = event.streams();
    words = event.words();
    unclear = event.unclear();
    windows = event.windows();
    confidence = event.confidence();
    startMs = event.startMs();
    endMs = event.endMs();
    remaining = event.remaining();
    speech = event.speech();
    finalUntilMs = event.finalUntilMs();
    reason = event.reason();
    language = event.language();
    model = event.model();
    settings = event.settings();
    turnsFrom = event.turnsFrom();
    speakers = event.speakers();
    outcomes = event.outcomes();
  }

  public TranscriptEventBuilder generation(int newGeneration) {
    generation = newGeneration;
    return this;
  }

  public TranscriptEventBuilder streamId(String newStreamId) {
    streamId = newStreamId;
    return this;
  }

  public TranscriptEventBuilder streams(List<String> newStreams) {
    streams = newStreams;
    return this;
  }

  public TranscriptEventBuilder words(List<Word> newWords) {
    words = newWords;
    return this;
  }

  public TranscriptEventBuilder unclear(List<UnclearSpan> newUnclear) {
    unclear = newUnclear;
    return this;
  }

  public TranscriptEventBuilder windows(HeardWindows newWindows) {
    windows = newWindows;
    return this;
  }

  public TranscriptEventBuilder confidence(StitchConfidence newConfidence) {
    confidence = newConfidence;
    return this;
  }

  public TranscriptEventBuilder span(long newStartMs, long newEndMs) {
    startMs = newStartMs;
    endMs = newEndMs;
    return this;
  }

  public TranscriptEventBuilder remaining(List<MediaSpan> newRemaining) {
    remaining = newRemaining;
    return this;
  }

  public TranscriptEventBuilder speech(List<MediaSpan> newSpeech) {
    speech = newSpeech;
    return this;
  }

  public TranscriptEventBuilder finalUntilMs(long newFinalUntilMs) {
    finalUntilMs = newFinalUntilMs;
    return this;
  }

  public TranscriptEventBuilder reason(String newReason) {
    reason = newReason;
    return this;
  }

  public TranscriptEventBuilder recognizer(
      String newLanguage, String newModel, String newSettings) {
    language = newLanguage;
    model = newModel;
    settings = newSettings;
    return this;
  }

  public TranscriptEventBuilder turnsFrom(String newTurnsFrom) {
    turnsFrom = newTurnsFrom;
    return this;
  }

  public TranscriptEventBuilder speakers(NamedSpeakers newSpeakers) {
    speakers = newSpeakers;
    return this;
  }

  public TranscriptEventBuilder outcomes(long newOutcomes) {
    outcomes = newOutcomes;
    return this;
  }

  public TranscriptEvent build() {
    return new TranscriptEvent(
        kind,
        tenantId,
        interviewId,
        interviewBeganAtMs,
        generation,
        streamId,
        streams,
        words,
        unclear,
        windows,
        confidence,
        startMs,
        endMs,
        remaining,
        speech,
        finalUntilMs,
        reason,
        language,
        model,
        settings,
        turnsFrom,
        speakers,
        outcomes);
  }
}
