package io.colloquy.flink.hear;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** What every outcome of a window says of it. */
public final class WindowOutcomes {
  private WindowOutcomes() {}

  /** An outcome with the window's identity, to be completed with what was heard. */
  public static Recognition.Builder of(SpeechWindow window, RecognitionKind kind) {
    return Recognition.newBuilder()
        .setTenantId(window.tenantId())
        .setInterviewId(window.interviewId())
        .setInterviewBeganAt(Instant.ofEpochMilli(window.interviewBeganAtMs()))
        .setGeneration(window.generation())
        .setKind(kind)
        .setStreamId(window.streamId())
        .setNumber(window.number())
        .setPart(window.part())
        .setStartMs(SpeechWindow.mediaMs(window.firstSample()))
        .setEndMs(SpeechWindow.mediaMs(window.endSample()))
        .setFirstSample(window.firstSample())
        .setEndSample(window.endSample())
        .setAudioHash(sha256(window.audio()))
        .setOverlapBeforeMs(SpeechWindow.mediaMs(window.overlapBeforeSamples()))
        .setOverlapAfterMs(SpeechWindow.mediaMs(window.overlapAfterSamples()))
        .setNextStartMs(SpeechWindow.mediaMs(window.nextFirstSample()))
        .setSpeech(window.speech().stream().map(WindowOutcomes::mediaSpan).toList())
        .setModel(window.model())
        .setSettings(window.settings())
        .setDiarizer(window.diarizer());
  }

  private static MediaSpan mediaSpan(SampleSpan span) {
    return new MediaSpan(
        SpeechWindow.mediaMs(span.firstSample()), SpeechWindow.mediaMs(span.endSample()));
  }

  /** In hex. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
