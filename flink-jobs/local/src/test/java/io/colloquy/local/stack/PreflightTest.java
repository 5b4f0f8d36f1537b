package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  @TempDir private Path directory;

  @Test
  void aTakenPortIsOneLineThatNamesItsOwner() throws IOException {
    try (ServerSocket taken = StackConfig.free()) {
      String self = "java (process " + ProcessHandle.current().pid() + ")";
      assertThatThrownBy(() -> Preflight.requirePort("Kafka", taken.getLocalPort()))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + ", which Kafka needs")
          .hasMessageContaining(self)
          .hasMessageContaining("--kafka-port")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void aTakenPortStopsTheStackBeforeAnythingStarts() throws IOException {
    try (ServerSocket taken = StackConfig.free()) {
      StackConfig free = StackConfig.onFreePorts(directory);
      StackConfig config =
          new StackConfig(
              directory,
              free.kafkaPort(),
              taken.getLocalPort(),
              free.flinkPort(),
              free.kafkaHeapMb(),
              free.elasticsearchHeapMb(),
              free.jobManagerMb(),
              free.taskManagerMb(),
              free.partitions());
      LocalStack stack = new LocalStack(new Installation(directory), config, line -> {});
      assertThatThrownBy(stack::up)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("which Elasticsearch needs");
      assertThat(OwnedProcesses.of(directory)).isEmpty();
    }
  }

  @Test
  void tooLittleMemoryTellsWhatIsNeededAndWhatIsThere() {
    long available = Preflight.availableMemoryMb();
    assertThat(available).isPositive();
    assertThatThrownBy(() -> Preflight.requireMemory(Long.MAX_VALUE))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("needs " + Long.MAX_VALUE + " MiB")
        .hasMessageContaining("--taskmanager-memory")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aDataDirectoryThatCannotBeMadeIsOneLine() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> Preflight.requireDisk(file.resolve("data")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("--data-dir")
        .message()
        .hasLineCount(1);
  }
}
