package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code k8s/} to the operator's definition and to the configuration that runs here. */
class KubernetesManifestsTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path HOME = Path.of("../..");
  private static final Path DEPLOYMENT = HOME.resolve("k8s/base/flink-deployment.yaml");

  /** Newer than the newest definition on Maven Central, whose list of versions ends at 1.20. */
  private static final String FLINK_VERSION = "v2_3";

  /** Keys of {@code flink-conf/config.yaml} that describe the one machine. */
  private static final Pattern OF_ONE_MACHINE =
      Pattern.compile(
          ".*(\\.memory\\.|host$).*|rest\\..*|web\\..*|jobmanager\\.rpc\\.address"
              + "|taskmanager\\.numberOfTaskSlots|parallelism\\.default");

  /** Keys that only a cluster has, or has of its own. */
  private static final Pattern OF_CLUSTER =
      Pattern.compile(
          ".*\\.memory\\..*|taskmanager\\.numberOfTaskSlots|high-availability\\..*"
              + "|execution\\.checkpointing\\.(savepoint-)?dir");

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/gpu", "overlays/session", "overlays/split"})
  void deploymentsFitOperatorsDefinitionStrictly(String directory) throws Exception {
    assertThat(ofKind("FlinkDeployment", directory))
        .isNotEmpty()
        .allSatisfy(
            deployment ->
                assertThat(definition().validate(deployment))
                    .extracting(ValidationMessage::getMessage)
                    .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/gpu", "overlays/session", "overlays/split"})
  void eachDeploymentHasAVolumeOfItsOwn(String directory) throws Exception {
    List<String> claims =
        ofKind("PersistentVolumeClaim", directory).stream()
            .map(KubernetesManifestsTest::name)
            .toList();
    assertThat(ofKind("FlinkDeployment", directory))
        .extracting(
            deployment ->
                deployment
                    .at("/spec/podTemplate/spec/volumes/0/persistentVolumeClaim/claimName")
                    .asText())
        .doesNotHaveDuplicates()
        .hasSameElementsAs(claims);
  }

  @Test
  void splitRecognizesWithGpusAndAssemblesWithout() throws Exception {
    Map<String, ObjectNode> halves = new HashMap<>();
    ofKind("FlinkDeployment", "overlays/split").forEach(half -> halves.put(name(half), half));
    assertThat(halves).containsOnlyKeys("colloquy-recognition", "colloquy-assembly");
    ObjectNode recognition = halves.get("colloquy-recognition");
    assertThat(arguments(recognition))
        .containsSubsequence("--run", "recognize")
        .contains("--model")
        .containsSubsequence("--device", "gpu")
        .doesNotContain("--elasticsearch");
    assertThat(recognition.at("/spec/taskManager").toString()).contains("nvidia.com/gpu");
    assertThat(recognition.toString())
        .contains("/flink-state", "OMP_WAIT_POLICY")
        .doesNotContainIgnoringCase("elasticsearch");
    ObjectNode assembly = halves.get("colloquy-assembly");
    assertThat(arguments(assembly))
        .containsSubsequence("--run", "assemble")
        .contains("--elasticsearch")
        .doesNotContain("--model");
    assertThat(assembly.toString())
        .contains("ELASTICSEARCH_API_KEY", "/etc/colloquy/elasticsearch")
        .doesNotContain("nvidia.com/gpu");
  }

  @Test
  void definitionRefusesFieldsItDoesNotKnow() throws Exception {
    ObjectNode deployment = (ObjectNode) YAML.readTree(DEPLOYMENT.toFile());
    ((ObjectNode) deployment.at("/spec/taskManager")).put("slots", 4);

    assertThat(definition().validate(deployment))
        .singleElement()
        .extracting(ValidationMessage::getMessage)
        .asString()
        .contains("slots");
  }

  @Test
  void namesFlinkVersionOfTheBuild() throws Exception {
    assertThat(spec().path("flinkVersion").asText()).isEqualTo(FLINK_VERSION);
    assertThat(Files.readString(HOME.resolve("pom.xml")))
        .contains("<flink.version>" + FLINK_VERSION.substring(1).replace('_', '.'));
  }

  @Test
  void repeatsConfigurationThatRunsHere() throws Exception {
    Map<String, String> here =
        strings(YAML.readTree(HOME.resolve("flink-conf/config.yaml").toFile()));
    Map<String, String> there = strings(spec().path("flinkConfiguration"));

    here.keySet().removeIf(key -> OF_ONE_MACHINE.matcher(key).matches());
    there.keySet().removeIf(key -> OF_CLUSTER.matcher(key).matches());

    assertThat(there).isEqualTo(here);
  }

  @Test
  void repeatsLoggingOfContainers() throws Exception {
    assertThat(spec().path("logConfiguration").path("log4j-console.properties").asText())
        .isEqualTo(Files.readString(HOME.resolve("flink-conf/log4j-console.properties")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/gpu", "overlays/session", "overlays/split"})
  void runsWithoutPrivileges(String directory) throws Exception {
    assertThat(ofKind("FlinkDeployment", directory))
        .allSatisfy(
            deployment -> {
              JsonNode pod = deployment.at("/spec/podTemplate/spec");
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              JsonNode container = pod.at("/containers/0/securityContext");
              assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            });
  }

  /** Flink's image ends as an unprivileged user, who may install nothing. */
  @Test
  void imageInstallsAsRootAndRunsAsFlink() throws Exception {
    assertThat(Files.readAllLines(HOME.resolve("k8s/image/Dockerfile")))
        .filteredOn(line -> line.startsWith("USER ") || line.startsWith("RUN "))
        .containsExactly("USER root", "RUN apt-get update \\", "USER flink");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/gpu", "overlays/session", "overlays/split"})
  void leavesEachProcessMemoryEnough(String directory) throws Exception {
    assertThat(ofKind("FlinkDeployment", directory))
        .allSatisfy(
            deployment -> {
              JsonNode spec = deployment.path("spec");
              Configuration configuration =
                  Configuration.fromMap(strings(spec.path("flinkConfiguration")));
              configuration.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, memory(spec, "jobManager"));
              configuration.set(
                  TaskManagerOptions.TOTAL_PROCESS_MEMORY, memory(spec, "taskManager"));

              MemorySize taskHeap =
                  TaskExecutorProcessUtils.processSpecFromConfig(configuration).getTaskHeapSize();
              MemorySize jobManagerHeap =
                  JobManagerProcessUtils.processSpecFromConfig(configuration)
                      .getJvmHeapMemorySize();

              assertThat(taskHeap).isGreaterThan(MemorySize.ofMebiBytes(1024));
              assertThat(jobManagerHeap).isGreaterThan(MemorySize.ofMebiBytes(512));
            });
  }

  private static MemorySize memory(JsonNode spec, String process) {
    return MemorySize.parse(spec.path(process).path("resource").path("memory").asText());
  }

  private static List<ObjectNode> ofKind(String kind, String directory) throws IOException {
    return Kustomization.build(HOME.resolve("k8s").resolve(directory)).stream()
        .filter(manifest -> manifest.path("kind").asText().equals(kind))
        .toList();
  }

  private static String name(ObjectNode manifest) {
    return manifest.at("/metadata/name").asText();
  }

  private static List<String> arguments(ObjectNode deployment) {
    List<String> arguments = new ArrayList<>();
    deployment.at("/spec/job/args").forEach(argument -> arguments.add(argument.asText()));
    return arguments;
  }

  private static JsonNode spec() throws IOException {
    return YAML.readTree(DEPLOYMENT.toFile()).path("spec");
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new HashMap<>();
    object.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }

  private static JsonSchema definition() throws IOException {
    String name = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
    try (InputStream in = KubernetesManifestsTest.class.getResourceAsStream(name)) {
      ObjectNode schema =
          (ObjectNode) YAML.readTree(in).at("/spec/versions/0/schema/openAPIV3Schema");
      ((ArrayNode) schema.at("/properties/spec/properties/flinkVersion/enum")).add(FLINK_VERSION);
      ObjectNode properties = (ObjectNode) schema.path("properties");
      List.of("apiVersion", "kind", "metadata").forEach(properties::putObject);
      refuseUnknownFields(schema);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }
  }

  /** Kubernetes drops fields that a definition does not list; here they are errors. */
  private static void refuseUnknownFields(JsonNode node) {
    if (node.isObject()
        && node.path("properties").isObject()
        && node.path("type").asText().equals("object")
        && !node.has("additionalProperties")
        && !node.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
    if (node.path("x-kubernetes-int-or-string").asBoolean()) {
      ((ObjectNode) node).putArray("type").add("integer").add("string");
    }
    node.forEach(KubernetesManifestsTest::refuseUnknownFields);
  }
}
