package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeakerIdTest {

  @Test
  void outsideLabelsAreShownAsTheyAreUnlessTheyReadLikeAnotherId() {
    assertThat(SpeakerId.label(SpeakerId.outside("Ada"))).isEqualTo("Ada");
    assertThat(SpeakerId.label(SpeakerId.outside("SPEAKER_01"))).isEqualTo("SPEAKER_01");
    assertThat(SpeakerId.label(SpeakerId.outside("1"))).isEqualTo("outside:1");
    assertThat(SpeakerId.label(SpeakerId.outside("outside:1"))).isEqualTo("outside:outside:1");
    assertThat(SpeakerId.label(SpeakerId.tracked(1))).isEqualTo("1");
    assertThat(SpeakerId.label(null)).isNull();
  }

  @Test
  void theNameOfATrackedSpeakerIsNotThatOfAnOutsideOne() {
    NamedSpeakers speakers = new NamedSpeakers(Map.of("1", "Ada", "outside:1", "Ben"), Map.of());
    assertThat(speakers.nameOf("mic", SpeakerId.tracked(1))).isEqualTo("Ada");
    assertThat(speakers.nameOf("mic", SpeakerId.outside("1"))).isEqualTo("Ben");
    assertThat(speakers.nameOf("mic", SpeakerId.outside("2"))).isNull();
  }
}
