package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkCommandTest {

  @TempDir private Path directory;
  private Installation installation;
  private StackConfig stack;

  @BeforeEach
  void layOutAnInstallation() throws IOException {
    installation = new Installation(directory);
    stack = StackConfig.defaults(directory);
    Files.createDirectories(installation.home().resolve("flink-jobs/local/flink-lib/target/lib"));
    Files.createDirectories(installation.flinkConfiguration());
    Files.copy(
        Installation.find().flinkConfiguration().resolve("config.yaml"),
        installation.flinkConfiguration().resolve("config.yaml"));
  }

  @Test
  void sizesTheTaskManagersJvmByFlinksArithmetic() {
    Map<String, String> size = Map.of("taskmanager.memory.process.size", "3g");
    List<String> command =
        new FlinkCommand(installation, stack, size).taskManager(directory.resolve("log"));
    assertThat(command)
        .contains(OwnedProcesses.mark(directory), "--add-opens=java.base/java.nio=ALL-UNNAMED")
        .contains("taskmanager.memory.process.size=3g")
        .anyMatch(word -> word.startsWith("-Xmx"))
        .anyMatch(word -> word.startsWith("-XX:MaxDirectMemorySize="))
        .anyMatch(word -> word.startsWith("taskmanager.memory.managed.size="));
  }

  @Test
  void refusesMemoryThatDoesNotAddUpInOneLine() {
    Map<String, String> size = Map.of("taskmanager.memory.process.size", "1g");
    assertThatThrownBy(
            () -> new FlinkCommand(installation, stack, size).taskManager(directory.resolve("log")))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("flink-conf/config.yaml")
        .message()
        .hasLineCount(1);
  }

  @Test
  void theShippedConfigurationKeepsWhatSavepointsRelyOn() {
    Configuration shipped =
        GlobalConfiguration.loadConfiguration(installation.flinkConfiguration().toString());
    assertThat(shipped.toMap())
        .containsEntry("pipeline.max-parallelism", "720")
        .containsEntry("pipeline.auto-generate-uids", "false")
        .containsEntry("pipeline.generic-types", "false")
        .containsEntry(
            "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
  }
}
