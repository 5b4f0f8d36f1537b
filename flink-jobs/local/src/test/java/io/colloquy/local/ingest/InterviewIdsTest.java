package io.colloquy.local.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.identifier.Identifiers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InterviewIdsTest {

  @Test
  void isTheNameWithoutItsExtension() {
    assertThat(id("/audio/call-7.v2.flac")).isEqualTo("call-7.v2");
    assertThat(id("plain")).isEqualTo("plain");
  }

  @Test
  void replacesWhatAnIdMayNotHave() {
    assertThat(id("Gespräch mit Zoë (2).wav")).isEqualTo("Gesprach-mit-Zoe-2");
    assertThat(id("録音.ogg")).isEqualTo("interview");
  }

  @Test
  void isAlwaysAnIdThatTheJobTakes() {
    assertThat(id("x".repeat(300) + ".wav")).hasSize(128);
    for (String name : new String[] {".hidden", "..", "a b\tc.mp3", "-", "%?*.wav"}) {
      assertThat(Identifiers.problem("interviewId", id(name))).as(name).isEmpty();
    }
  }

  private static String id(String file) {
    return InterviewIds.of(Path.of(file));
  }
}
