package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StackOptionsTest {

  @TempDir private Path home;

  @Test
  void dataLiesBesideTheScriptUnlessToldOtherwise() {
    assertThat(parse().dataDirectory()).isEqualTo(home.resolve(".colloquy"));
    assertThat(parse("--data-dir", home.resolve("else").toString()).dataDirectory())
        .isEqualTo(home.resolve("else"));
  }

  @Test
  void anOptionBeatsWhatUpWasToldWhichBeatsTheDefault() throws IOException {
    Files.createDirectories(home.resolve(".colloquy"));
    Files.writeString(
        home.resolve(".colloquy/stack.json"),
        """
        {"dataDirectory": "%s", "kafkaPort": 19092, "elasticsearchPort": 19200,
         "flinkPort": 18081, "kafkaHeapMb": 400, "elasticsearchHeapMb": 600,
         "jobManagerMb": 900, "taskManagerMb": 3000, "partitions": 8}
        """
            .formatted(home.resolve(".colloquy").toUri()));
    StackConfig config = parse("--flink-port", "28081");
    assertThat(config.kafkaPort()).isEqualTo(19092);
    assertThat(config.flinkPort()).isEqualTo(28081);
    assertThat(config.taskManagerMb()).isEqualTo(3000);
  }

  private StackConfig parse(String... arguments) {
    StackOptions options = new StackOptions();
    new CommandLine(options).parseArgs(arguments);
    return options.config(new Installation(home));
  }
}
