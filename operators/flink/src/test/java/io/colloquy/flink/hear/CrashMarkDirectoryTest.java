package io.colloquy.flink.hear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashMarkDirectoryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/state/checkpoints", "file:/state/checkpoints", "file:///state/checkpoints"})
  void liesBelowCheckpointsThatAreMounted(String checkpoints) {
    assertThat(CrashMarkDirectory.choose(null, checkpoints))
        .isEqualTo("/state/checkpoints/crash-marks");
  }

  @Test
  void isNoneWhereCheckpointsAreNotMounted() {
    assertThat(CrashMarkDirectory.choose(null, "s3://bucket/checkpoints")).isNull();
    assertThat(CrashMarkDirectory.choose(null, null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mnt/crash marks", "file:///mnt/crash marks"})
  void isTheOneThatIsGiven(String given) {
    assertThat(CrashMarkDirectory.choose(given, "s3://bucket/checkpoints"))
        .isEqualTo("/mnt/crash marks");
    assertThat(CrashMarkDirectory.choose(given, "/state")).isEqualTo("/mnt/crash marks");
  }

  @Test
  void isNoneIfNoneIsWanted() {
    assertThat(CrashMarkDirectory.choose("none", "/state")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/marks", "hdfs:///marks", "marks"})
  void refusesWhatNoDyingProcessCanWriteTo(String given) {
    assertThatThrownBy(() -> CrashMarkDirectory.choose(given, "/state"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(given)
        .hasMessageContaining("--crash-marks");
  }
}
