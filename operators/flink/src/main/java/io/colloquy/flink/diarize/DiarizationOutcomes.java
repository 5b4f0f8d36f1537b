package io.colloquy.flink.diarize;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.hear.WindowOutcomes;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import java.util.List;

/** What a diarizer makes of a window: its turns, or why there are none. */
public final class DiarizationOutcomes {
  /** {@link Recognition#getTurnsFrom()}: a segmentation model heard them. */
  public static final String SEGMENTATION = "segmentation";

  /** {@link Recognition#getTurnsFrom()}: pieces of speech, joined by their voices. */
  public static final String VOICE_ACTIVITY = "voice-activity";

  /** {@link Recognition#getReason()} of a window that no attempt could diarize. */
  public static final String DIARIZATION_FAILED = "diarization-failed";

  /** {@link Recognition#getReason()} of a window that ended the diarizer's process twice. */
  public static final String DIARIZER_CRASHED = "diarizer-crashed";

  /** {@link Recognition#getReason()} where diarization is not asked for. */
  public static final String DIARIZATION_OFF = "diarization-off";

  private DiarizationOutcomes() {}

  /** An outcome with the window's identity, to be completed with its turns and speakers. */
  public static Recognition.Builder turns(SpeechWindow window, String turnsFrom) {
    return WindowOutcomes.of(window, RecognitionKind.TURNS).setTurnsFrom(turnsFrom);
  }

  /** The outcome of a window without turns, though it has speech. */
  public static Recognition noTurns(
      SpeechWindow window, String reason, int attempts, String detail) {
    return WindowOutcomes.of(window, RecognitionKind.NO_TURNS)
        .setReason(reason)
        .setDetail(detail)
        .setAttempts(attempts)
        .build();
  }

  /** The outcome of a channel, whose speech is all of one speaker. */
  static Recognition channel(SpeechWindow window) {
    List<LocalTurn> turns = window.speech().stream().map(DiarizationOutcomes::turn).toList();
    long speechMs = turns.stream().mapToLong(turn -> turn.getEndMs() - turn.getStartMs()).sum();
    return turns(window, SpeechWindow.CHANNEL)
        .setTurns(turns)
        .setLocalSpeakers(List.of(new LocalSpeaker(0, speechMs, List.of())))
        .build();
  }

  private static LocalTurn turn(SampleSpan speech) {
    return new LocalTurn(
        SpeechWindow.mediaMs(speech.firstSample()), SpeechWindow.mediaMs(speech.endSample()), 0);
  }
}
