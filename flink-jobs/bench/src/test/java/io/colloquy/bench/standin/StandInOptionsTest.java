package io.colloquy.bench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.standin.StandInRecognizer.StandInFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInOptionsTest {
  @Test
  void takesItsOwnArgumentsAndLeavesTheJobsInOrder() {
    StandInOptions options =
        StandInOptions.parse(
            "--kafka",
            "broker:9092",
            "--stand-in-decode-ms=250",
            "--idle=PT1M",
            "--stand-in-variation",
            "--stand-in-doubts",
            "--flink-property",
            "parallelism.default=3",
            "--stand-in-flight",
            "/tmp/flight",
            "--stand-in-embedder",
            "--elasticsearch",
            "http://one:9200,http://two:9200");

    assertThat(options.others())
        .containsExactly(
            "--kafka",
            "broker:9092",
            "--idle=PT1M",
            "--elasticsearch",
            "http://one:9200,http://two:9200");
    assertThat(options.flink().toMap()).isEqualTo(Map.of("parallelism.default", "3"));
    StandInModels models = options.models(null);
    assertThat(models.recognizer())
        .isEqualTo(new StandInFactory(new StandInSettings(250, true, "/tmp/flight").withDoubts()));
    assertThat(models.embeds()).isTrue();
    assertThat(models.diarizes()).isFalse();
  }
}
