package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeechPiecesTest {

  @Test
  void longSpeechIsCutEvenly() {
    assertThat(SpeechPieces.of(List.of(speech(1000, 6000), speech(7000, 18_000))))
        .containsExactly(
            piece(1000, 6000, 0),
            piece(7000, 10_666, 1),
            piece(10_666, 14_333, 2),
            piece(14_333, 18_000, 3));
  }

  @Test
  void speechTooShortToKnowAVoiceByGoesWithTheNearest() {
    assertThat(
            SpeechPieces.of(
                List.of(speech(0, 400), speech(500, 1500), speech(3000, 3499), speech(3600, 5000))))
        .containsExactly(
            piece(0, 400, 0), piece(500, 1500, 0), piece(3000, 3499, 1), piece(3600, 5000, 1));
  }

  @Test
  void shortSpeechAloneIsAPieceEach() {
    assertThat(SpeechPieces.of(List.of(speech(0, 400), speech(500, 700))))
        .containsExactly(piece(0, 400, 0), piece(500, 700, 1));
  }

  @Test
  void silenceHasNoPieces() {
    assertThat(SpeechPieces.of(List.of())).isEmpty();
    assertThat(SpeechPieces.of(List.of(speech(5, 5)))).isEmpty();
  }

  @Test
  void whatOthersSpeakOverIsNotClean() {
    assertThat(
            CleanSpeech.of(
                List.of(
                    piece(0, 3000, 1),
                    piece(2000, 5000, 0),
                    piece(6000, 7000, 2),
                    piece(6000, 7000, 0),
                    piece(5000, 5500, 0))))
        .isEqualTo(
            Map.of(0, List.of(piece(3000, 5500, 0)), 1, List.of(piece(0, 2000, 1)), 2, List.of()));
  }

  @Test
  void aSpeakersOwnTurnsMayOverlap() {
    assertThat(CleanSpeech.of(List.of(piece(0, 2000, 4), piece(1000, 3000, 4))))
        .isEqualTo(Map.of(4, List.of(piece(0, 3000, 4))));
  }

  private static Turn speech(long startMs, long endMs) {
    return new Turn(startMs, endMs, Turn.UNKNOWN);
  }

  private static Turn piece(long startMs, long endMs, int number) {
    return new Turn(startMs, endMs, number);
  }
}
