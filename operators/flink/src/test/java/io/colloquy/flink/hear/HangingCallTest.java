package io.colloquy.flink.hear;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.crash.CrashMark;
import io.colloquy.flink.Uids;
import io.colloquy.flink.hear.HearingResult.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Native code that hangs for good, in processes of its own. */
@Timeout(120)
class HangingCallTest {
  private static final Path POISONED = Path.of("../../native/target/poisoned");
  private static final int ENDED_BY_ITSELF = 70;

  @TempDir private Path marks;

  @Test
  void costsTwoProcessesAndThenItsWindow() throws Exception {
    assertThat(hear(ENDED_BY_ITSELF)).contains(Kind.FAILED.name());
    assertThat(mark()).containsExactly(Uids.TRANSCRIBE_WINDOWS, CrashMark.CRASHED);
    assertThat(hear(ENDED_BY_ITSELF)).contains(Kind.FAILED.name());
    assertThat(mark())
        .containsExactly(Uids.TRANSCRIBE_WINDOWS, CrashMark.CRASHED, CrashMark.CRASHED);
    assertThat(hear(0)).contains(Kind.CRASHED.name());
  }

  /** The output of a process that hears the window and ends with a status. */
  private List<String> hear(int status) throws Exception {
    String classPath =
        Stream.concat(
                Stream.of(POISONED.toString()),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)))
            .map(path -> Path.of(path).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                HangingProcess.class.getName(),
                marks.toString())
            .redirectErrorStream(true)
            .start();
    List<String> output = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", output)).isEqualTo(status);
    return output;
  }

  private List<String> mark() throws IOException {
    try (Stream<Path> files = Files.list(marks)) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }
}
