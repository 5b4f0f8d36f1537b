package io.colloquy.local.stack;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.stack.StackStatus.ProcessStatus;
import io.colloquy.schemas.Topics;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack on free ports: every test finds it up, whatever the one before did to it. */
class LocalStackIT {

  @TempDir private static Path directory;
  private static final List<String> PROGRESS = new CopyOnWriteArrayList<>();
  private static LocalStack stack;
  private static JobSubmission counting;

  @BeforeAll
  static void createStack() throws Exception {
    StackConfig config = StackConfig.onFreePorts(directory.resolve("stack"));
    stack = new LocalStack(Installation.find(), config, PROGRESS::add);
    Path jar =
        JobJar.of(
            directory.resolve("counting-job.jar"), CountingJob.class, CountingJob.Count.class);
    counting =
        new JobSubmission(
            "counting", jar.toString(), CountingJob.class.getName(), List.of("sheep"), 1);
  }

  @BeforeEach
  void bringUp() {
    stack.up(counting);
    PROGRESS.clear();
  }

  @AfterAll
  static void downLeavesNoProcess() {
    stack.down();
    assertThat(OwnedProcesses.of(stack.config().dataDirectory())).isEmpty();
    assertThat(stack.status().processes()).allMatch(process -> process.pid() == 0);
  }

  @Test
  void secondUpLeavesEverythingAlone() {
    Map<String, Long> before = pids();
    stack.up(counting);
    assertThat(pids()).isEqualTo(before);
    assertThat(stack.status().isHealthy()).isTrue();
    assertThat(PROGRESS).hasSize(4).allMatch(line -> line.endsWith("(running)"));
  }

  @Test
  void topicsStampRecordsWithTheTimeOfTheirArrival() throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.AUDIO_CHUNKS);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.config().kafkaAddress()))) {
      assertThat(admin.listTopics().names().get())
          .contains(
              Topics.CONTROL,
              Topics.AUDIO_CHUNKS,
              Topics.SPEAKER_TURNS,
              Topics.RECOGNITIONS,
              Topics.SEGMENTS,
              Topics.DEAD_LETTERS,
              Topics.SCHEMAS);
      assertThat(
              admin
                  .describeConfigs(List.of(topic))
                  .all()
                  .get()
                  .get(topic)
                  .get("message.timestamp.type")
                  .value())
          .isEqualTo("LogAppendTime");
    }
  }

  @Test
  void elasticsearchStemsEnglishUnderTheOfficialNames() {
    RestClient elasticsearch = new RestClient("Elasticsearch", stack.config().elasticsearchUrl());
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("tokenizer", "standard").put("text", "The café's customers were cancelling");
    request
        .putArray("filter")
        .add(stemmer("possessive_english"))
        .add("lowercase")
        .add("asciifolding")
        .add(stemmer("english"));
    assertThat(elasticsearch.post("/_analyze", request).findValuesAsText("token"))
        .containsExactly("the", "cafe", "custom", "were", "cancel");
  }

  @Test
  void elasticsearchKnowsTheTemplatesOfOurIndices() {
    RestClient elasticsearch = new RestClient("Elasticsearch", stack.config().elasticsearchUrl());
    assertThat(IndexTemplate.all()).isNotEmpty();
    for (IndexTemplate template : IndexTemplate.all()) {
      JsonNode known = elasticsearch.get("/_index_template/" + template.name());
      assertThat(known.at("/index_templates/0/name").asText()).isEqualTo(template.name());
    }
  }

  @Test
  void elasticsearchRefusesAnIndexThatNoTemplateDescribes() {
    RestClient elasticsearch = new RestClient("Elasticsearch", stack.config().elasticsearchUrl());
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("text", "hello");
    assertThatThrownBy(() -> elasticsearch.post("/mistyped/_doc", document))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("no such index [mistyped]");
  }

  @Test
  void replacesAKilledTaskManagerAndTheJobGoesOn() {
    String jobId = runningJob().id();
    awaitCheckpoint(jobId);
    Map<String, Long> before = pids();
    new ServerFaults(stack).kill(ServerFaults.TASK_MANAGER);
    stack.up(counting);
    assertThat(pids().get(ServerFaults.TASK_MANAGER))
        .isNotEqualTo(before.get(ServerFaults.TASK_MANAGER));
    assertThat(pids().get(ServerFaults.JOB_MANAGER))
        .isEqualTo(before.get(ServerFaults.JOB_MANAGER));
    Wait.until(
        "the job to restart by itself",
        PATIENCE_MS,
        () -> stack.jobs().job(jobId).filter(job -> job.restarts() > 0).isPresent());
    assertThat(runningJob().id()).isEqualTo(jobId);
  }

  @Test
  void resumesTheJobFromItsLastCheckpointAfterEverythingWasKilled() {
    String jobId = runningJob().id();
    awaitCheckpoint(jobId);
    Path checkpoint = FlinkDirectories.newestOf(stack.config(), jobId).orElseThrow();
    pids().keySet().forEach(new ServerFaults(stack)::kill);
    stack.up();
    JobStatus resumed = runningJob();
    JsonNode restored =
        new RestClient("Flink", stack.config().flinkUrl())
            .get("/jobs/" + resumed.id() + "/checkpoints")
            .at("/latest/restored");
    assertThat(resumed.id()).isNotEqualTo(jobId);
    assertThat(restored.path("id").asLong())
        .as("restored checkpoint: %s", restored)
        .isGreaterThanOrEqualTo(number(checkpoint));
    assertThat(PROGRESS).anyMatch(line -> line.contains("counting RUNNING (resumed from chk-"));
  }

  @Test
  void newArgumentsContinueFromASavepointOfTheOldRun() {
    awaitCheckpoint(runningJob().id());
    JobSubmission changed =
        new JobSubmission("counting", counting.jar(), counting.mainClass(), List.of("goats"), 1);
    stack.up(changed);
    assertThat(runningJob().name()).isEqualTo("counting goats");
    assertThat(PROGRESS).anyMatch(line -> line.contains("(resumed from savepoint-"));
  }

  @Test
  void refusesOtherPortsWhileItRuns() {
    StackConfig other = StackConfig.onFreePorts(stack.config().dataDirectory());
    assertThatThrownBy(() -> new LocalStack(Installation.find(), other, PROGRESS::add).up())
        .isInstanceOf(StackException.class)
        .hasMessageContaining("runs with other ports")
        .hasMessageContaining("./colloquy down");
  }

  private static ObjectNode stemmer(String language) {
    return JsonNodeFactory.instance.objectNode().put("type", "stemmer").put("language", language);
  }

  private static JobStatus runningJob() {
    Wait.until(
        "exactly one job to run",
        PATIENCE_MS,
        () -> stack.jobs().jobs().stream().filter(JobStatus::isRunning).count() == 1);
    return stack.jobs().jobs().stream().filter(JobStatus::isRunning).findFirst().orElseThrow();
  }

  private static void awaitCheckpoint(String jobId) {
    Wait.until(
        "a checkpoint of " + jobId,
        PATIENCE_MS,
        () -> FlinkDirectories.newestOf(stack.config(), jobId).isPresent());
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private static Map<String, Long> pids() {
    return stack.status().processes().stream()
        .collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
  }
}
