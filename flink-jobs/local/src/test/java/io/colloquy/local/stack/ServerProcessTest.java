package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

  @TempDir private Path directory;
  private ServerProcess process;

  @BeforeEach
  void createProcess() {
    Path log = directory.resolve("sleeper.log");
    process = new ServerProcess("Sleeper", directory, log, log, directory.resolve("sleeper.pid"));
  }

  @AfterEach
  void leaveNothing() {
    process.stop();
  }

  @Test
  void isFoundAgainByItsPidFile() {
    startShell("sleep 60; true");
    assertThat(process.running()).isPresent();
    assertThat(process.residentMb()).isNotNegative();
    assertThat(OwnedProcesses.of(directory)).contains(process.running().orElseThrow());
  }

  @Test
  void isGoneAfterStop() {
    startShell("sleep 60; true");
    ProcessHandle running = process.running().orElseThrow();
    process.stop();
    assertThat(running.isAlive()).isFalse();
    assertThat(process.running()).isEmpty();
    assertThat(directory.resolve("sleeper.pid")).doesNotExist();
  }

  @Test
  void aStrangerWithTheSameIdIsNotMistakenForIt() throws IOException {
    Files.writeString(directory.resolve("sleeper.pid"), ProcessHandle.current().pid() + "\n");
    assertThat(process.running()).isEmpty();
  }

  @Test
  void aHalfWrittenPidFileCountsAsNone() throws IOException {
    Files.writeString(directory.resolve("sleeper.pid"), "");
    assertThat(process.running()).isEmpty();
  }

  @Test
  void theLastCauseTellsWhyItDiedHoweverLongItsTraceIs() throws Exception {
    String trace = "echo Caused by: a port in use; for i in 1 2 3 4 5 6 7 8; do echo at $i; done";
    process.start(List.of("bash", "-c", trace), Map.of()).waitFor();
    assertThat(process.died()).hasMessageContainingAll("Caused by: a port in use", "at 8");
  }

  @Test
  void itsLastLinesTellWhyItDied() throws Exception {
    List<String> shell = List.of("bash", "-c", "echo one; echo the disk is on fire; exit 3");
    process.start(shell, Map.of()).waitFor();
    assertThat(process.died())
        .hasMessageContaining("Sleeper ended while it started")
        .hasMessageContaining("the disk is on fire");
  }

  private void startShell(String script) {
    List<String> shell = List.of("bash", "-c", script, OwnedProcesses.mark(directory));
    process.startAndRemember(shell, Map.of());
    Wait.until("the shell to begin", 10_000, () -> process.running().isPresent());
  }
}
