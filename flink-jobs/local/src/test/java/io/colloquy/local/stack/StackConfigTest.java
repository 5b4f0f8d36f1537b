package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackConfigTest {

  @TempDir private Path directory;

  @Test
  void listensOnTheUsualPortsUnlessToldOtherwise() {
    StackConfig config = StackConfig.defaults(directory);
    assertThat(config.kafkaAddress()).isEqualTo("127.0.0.1:9092");
    assertThat(config.elasticsearchUrl()).isEqualTo("http://127.0.0.1:9200");
    assertThat(config.flinkUrl()).isEqualTo("http://127.0.0.1:8081");
  }

  @Test
  void freePortsAreFreeAndDiffer() {
    StackConfig config = StackConfig.onFreePorts(directory);
    assertThat(List.of(config.kafkaPort(), config.elasticsearchPort(), config.flinkPort()))
        .doesNotHaveDuplicates()
        .as("none of those that outgoing connections get")
        .allMatch(port -> port < 32_768);
    assertThat(PortOwner.isFree(config.kafkaPort())).isTrue();
  }

  @Test
  void aPortIsGivenOnceEvenIfNobodyListensOnItYet() throws IOException {
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      try (ServerSocket free = StackConfig.free()) {
        assertThat(ports.add(free.getLocalPort())).isTrue();
      }
    }
  }

  @Test
  void namesThePortThatIsOutOfRange() {
    assertThatThrownBy(() -> new StackConfig(directory, 70000, 9200, 8081, 384, 512, 832, 2560, 4))
        .isInstanceOf(StackException.class)
        .hasMessage("the port of Kafka must lie between 1 and 65535, not 70000");
  }

  @Test
  void refusesOnePortForTwoServers() {
    assertThatThrownBy(() -> new StackConfig(directory, 9200, 9200, 8081, 384, 512, 832, 2560, 4))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("three different ports");
  }

  @Test
  void refusesTooLittleMemoryForATaskManager() {
    assertThatThrownBy(() -> new StackConfig(directory, 9092, 9200, 8081, 384, 512, 832, 100, 4))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("TaskManager in MiB must lie between 2048");
  }

  @Test
  void isReadBackAsItWasSaved() {
    StackConfig config = StackConfig.onFreePorts(directory);
    SavedConfig.save(config);
    assertThat(SavedConfig.load(directory)).contains(config);
  }

  @Test
  void isUnknownBeforeTheFirstUp() {
    assertThat(SavedConfig.load(directory)).isEmpty();
  }
}
