package io.colloquy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BenchReportTest {

  @Test
  void alignsColumnsAndLeavesMissingFiguresEmpty() {
    BenchReport report =
        new BenchReport(
            "accuracy",
            Map.of(),
            List.of(
                new TreeMap<>(Map.of("a recording", "demo", "wer %", 0.5, "words", 273)),
                new TreeMap<>(Map.of("a recording", "longer", "wer %", 12.25))),
            List.of(new Bar("WER", .5, .5), new Bar("doubled", 1, 0)));
    StringWriter out = new StringWriter();

    report.printTable(new PrintWriter(out));

    assertThat(out.toString().lines())
        .containsExactly(
            "a recording  wer %  words",
            "demo          0.50    273",
            "longer       12.25",
            "met: WER: 0.50, at most 0.50",
            "MISSED: doubled: 1.00, at most 0.00");
  }

  @Test
  void writesFiguresAndBarsAsOneLineOfJson() throws Exception {
    BenchReport report =
        new BenchReport(
            "accuracy",
            Map.of("seed", 3),
            List.of(Map.of("wer %", 0.5)),
            List.of(new Bar("WER", .6, .5)));

    assertThat(report.toJson()).doesNotContain("\n");
    JsonNode json = new ObjectMapper().readTree(report.toJson());
    assertThat(json.at("/inputs/seed").asInt()).isEqualTo(3);
    assertThat(json.at("/rows/0/wer %").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/bars/0/missed").asBoolean()).isTrue();
    assertThat(json.at("/missed").asBoolean()).isTrue();
    assertThat(report.exitCode()).isEqualTo(1);
  }

  @Test
  void missesBarThatWasNotMeasured() {
    assertThat(new Bar("WER", Double.NaN, .5).isMissed()).isTrue();
  }
}
