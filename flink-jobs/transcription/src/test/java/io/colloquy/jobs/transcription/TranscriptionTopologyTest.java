package io.colloquy.jobs.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.Uids;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.WindowingSettings;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The graph that savepoints and dashboards see. */
class TranscriptionTopologyTest {

  private static final int MAX_PARALLELISM = 720;

  @Test
  void stepsAreThoseThatUidsDeclares() {
    Set<String> names =
        graph().getStreamNodes().stream()
            .map(TranscriptionTopologyTest::step)
            .collect(Collectors.toSet());
    assertThat(names).isEqualTo(declaredUids());
  }

  @Test
  void everyStepIsNamedByItsUid() {
    assertThat(graph().getStreamNodes())
        .isNotEmpty()
        .allSatisfy(
            node ->
                assertThat(node.getTransformationUID().replaceFirst("^Sink Committer: ", ""))
                    .isEqualTo(step(node)));
  }

  @Test
  void jobGraphNeedsNoGeneratedUidAndKeepsItsMaxParallelism() {
    assertThat(graph().getJobGraph().getVertices())
        .isNotEmpty()
        .allMatch(vertex -> vertex.getMaxParallelism() == MAX_PARALLELISM);
  }

  /** Flink puts words of its own around the names of sources and sinks. */
  private static String step(StreamNode node) {
    return node.getOperatorName().replaceFirst("^Source: |: (Writer|Committer)$", "");
  }

  private static Set<String> declaredUids() {
    return Arrays.stream(Uids.class.getFields())
        .map(TranscriptionTopologyTest::valueOf)
        .collect(Collectors.toSet());
  }

  private static String valueOf(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static StreamGraph graph() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    TranscriptionOptions options =
        TranscriptionOptions.parse(
            "--kafka", "kafka:9092", "--elasticsearch", "http://search:9200", "--model", "m.bin");
    TranscriptionTopology.build(
        TranscriptionSources.control(environment, options),
        TranscriptionSources.audioChunks(environment, options),
        settings(),
        TranscriptionSinks.of(options));
    return environment.getStreamGraph();
  }

  private static TranscriptionSettings settings() {
    WindowingSettings windowing = WindowingSettings.defaults("none", "");
    return new TranscriptionSettings(SchemaCatalog::own, windowing, new NoRecognizer(), 1, 60_000);
  }

  /** The graph is never run. */
  private static final class NoRecognizer implements WindowRecognizer.Factory {
    @Override
    public String model() {
      return "none";
    }

    @Override
    public String stamp() {
      return "";
    }

    @Override
    public WindowRecognizer open() {
      throw new UnsupportedOperationException("this graph is never run");
    }
  }
}
