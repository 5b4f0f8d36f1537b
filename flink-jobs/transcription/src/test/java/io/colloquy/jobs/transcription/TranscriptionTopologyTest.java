package io.colloquy.jobs.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.Uids;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graph that savepoints and dashboards see. */
class TranscriptionTopologyTest {

  private static final int MAX_PARALLELISM = 720;
  private static final Set<String> SEAM =
      Set.of(Uids.EMIT_RECOGNITIONS, Uids.READ_RECOGNITIONS, Uids.PARSE_RECOGNITIONS);

  @Test
  void stepsAreThoseThatUidsDeclares() {
    Set<String> names = new HashSet<>();
    for (Run run : Run.values()) {
      names.addAll(steps(run));
    }
    assertThat(names).isEqualTo(declaredUids());
  }

  @Test
  void theHalvesHaveTheStepsOfTheWholeJobAndThoseOfTheSeam() {
    Set<String> halves = steps(Run.RECOGNIZE);
    halves.addAll(steps(Run.ASSEMBLE));
    Set<String> whole = steps(Run.ALL);
    assertThat(whole).doesNotContainAnyElementsOf(SEAM);
    whole.addAll(SEAM);
    assertThat(halves).isEqualTo(whole);
  }

  @Test
  void theHalvesShareNothingButDeadLetters() {
    Set<String> shared = steps(Run.RECOGNIZE);
    shared.retainAll(steps(Run.ASSEMBLE));
    assertThat(shared).containsExactly(Uids.EMIT_DEAD_LETTERS);
  }

  @ParameterizedTest
  @EnumSource(Run.class)
  void everyStepIsNamedByItsUid(Run run) {
    assertThat(graph(run).getStreamNodes())
        .isNotEmpty()
        .allSatisfy(
            node ->
                assertThat(node.getTransformationUID().replaceFirst("^Sink Committer: ", ""))
                    .isEqualTo(step(node)));
  }

  @ParameterizedTest
  @EnumSource(Run.class)
  void jobGraphNeedsNoGeneratedUidAndKeepsItsMaxParallelism(Run run) {
    assertThat(graph(run).getJobGraph().getVertices())
        .isNotEmpty()
        .allMatch(vertex -> vertex.getMaxParallelism() == MAX_PARALLELISM);
  }

  private static Set<String> steps(Run run) {
    return graph(run).getStreamNodes().stream()
        .map(TranscriptionTopologyTest::step)
        .collect(Collectors.toCollection(HashSet::new));
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

  private static StreamGraph graph(Run run) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    TranscriptionOptions options = TranscriptionOptions.parse(arguments(run));
    TranscriptionTopology.build(
        environment, options, options.models(), new KafkaConnections(options));
    return environment.getStreamGraph();
  }

  private static String[] arguments(Run run) {
    String kafka = "--kafka=kafka:9092";
    String elasticsearch = "--elasticsearch=http://search:9200";
    String model = "--model=../../native/models/synthetic.en.bin";
    return switch (run) {
      case ALL -> new String[] {kafka, elasticsearch, model};
      case RECOGNIZE -> new String[] {"--run=recognize", kafka, model};
      case ASSEMBLE -> new String[] {"--run=assemble", kafka, elasticsearch};
    };
  }
}
