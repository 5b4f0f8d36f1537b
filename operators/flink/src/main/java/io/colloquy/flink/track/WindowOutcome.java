package io.colloquy.flink.track;

import io.colloquy.core.speaker.HeldWindow;
import io.colloquy.core.speaker.LocalSpeaker;
import io.colloquy.core.speaker.LocalTurns;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import java.util.List;

/** A diarizer's outcome in the words of the core. */
final class WindowOutcome {
  private WindowOutcome() {}

  /** Whether it is of a channel, whose one speaker needs no telling apart. */
  static boolean isOfChannel(Recognition outcome) {
    return SpeechWindow.CHANNEL.equals(outcome.getTurnsFrom());
  }

  /** The turns of a channel, whose number is its speaker's. */
  static WindowTurns ofChannel(Recognition outcome) {
    int channel = outcome.getStreamId().endsWith(":2") ? 2 : 1;
    List<Turn> turns =
        outcome.getTurns().stream()
            .map(turn -> new Turn(turn.getStartMs(), turn.getEndMs(), channel))
            .toList();
    return new WindowTurns(window(outcome), turns);
  }

  /** The turns of a window, to be told apart from those of others. */
  static HeldWindow of(Recognition outcome) {
    List<Turn> turns = outcome.getTurns().stream().map(WindowOutcome::turn).toList();
    List<LocalSpeaker> speakers =
        outcome.getLocalSpeakers().stream().map(WindowOutcome::speaker).toList();
    return new HeldWindow(outcome.getStartMs(), new LocalTurns(window(outcome), turns, speakers));
  }

  private static WindowId window(Recognition outcome) {
    return new WindowId(outcome.getStreamId(), outcome.getNumber(), outcome.getPart());
  }

  private static Turn turn(LocalTurn turn) {
    return new Turn(turn.getStartMs(), turn.getEndMs(), turn.getSpeaker());
  }

  private static LocalSpeaker speaker(io.colloquy.schemas.LocalSpeaker speaker) {
    float[] embedding = new float[speaker.getEmbedding().size()];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = speaker.getEmbedding().get(i);
    }
    return new LocalSpeaker(speaker.getSpeaker(), embedding, speaker.getSpeechMs());
  }
}
