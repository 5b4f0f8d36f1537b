package io.colloquy.bench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.LocalSpeaker;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandInDiarizerTest {
  @Test
  void whoSpeaksDependsOnMediaTimeAlone() throws Exception {
    Random random = new Random(1);
    List<SampleSpan> speech = CutSpeech.speech(random);
    for (SpeechWindow window : CutSpeech.windows(speech, random)) {
      assertThat(diarize(window).getTurns())
          .isNotEmpty()
          .allSatisfy(turn -> assertThat(turn.getSpeaker()).isEqualTo(speakerAt(turn)))
          .allMatch(turn -> turn.getEndMs() <= (turn.getStartMs() / 8_000 + 1) * 8_000);
    }
  }

  @Test
  void aVoiceIsAlikeInEveryWindowAndUnlikeTheOther() throws Exception {
    Random random = new Random(2);
    List<List<LocalSpeaker>> voices = List.of(new ArrayList<>(), new ArrayList<>());
    for (SpeechWindow window : CutSpeech.windows(CutSpeech.speech(random), random)) {
      for (LocalSpeaker speaker : diarize(window).getLocalSpeakers()) {
        if (!speaker.getEmbedding().isEmpty()) {
          voices.get(speaker.getSpeaker()).add(speaker);
        }
      }
    }
    assertThat(voices).allMatch(heard -> heard.size() > 10);
    for (LocalSpeaker first : voices.get(0)) {
      assertThat(cosine(first, first)).isBetween(0.999, 1.001);
      assertThat(voices.get(0)).allMatch(same -> cosine(first, same) > 0.9);
      assertThat(voices.get(1)).allMatch(other -> cosine(first, other) < 0.4);
    }
  }

  private static int speakerAt(LocalTurn turn) {
    return (int) (turn.getStartMs() / 8_000 % 2);
  }

  private static double cosine(LocalSpeaker one, LocalSpeaker other) {
    return IntStream.range(0, one.getEmbedding().size())
        .mapToDouble(i -> one.getEmbedding().get(i) * other.getEmbedding().get(i))
        .sum();
  }

  private static Recognition diarize(SpeechWindow window) throws Exception {
    try (WindowDiarizer diarizer = new StandInDiarizer.StandInFactory().open()) {
      return diarizer.hear(window);
    }
  }
}
