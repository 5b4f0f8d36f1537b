package io.colloquy.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Flink session through the REST calls that its dashboard makes. Every refusal is a {@link
 * StackException}.
 */
public final class JobClient {

  private static final long SAVEPOINT_MS = 120_000;

  /** As many failures as the session remembers: {@code web.exception-history-size}. */
  private static final int MAX_FAILURES = 100;

  /** What Flink adds to a sink's name, and what becomes of that in the names of metrics. */
  private static final String WRITER = ": Writer";

  private static final String WRITER_METRICS = "__Writer";

  private final RestClient flink;

  /**
   * @param flinkUrl where the dashboard is, without a closing slash
   */
  public JobClient(String flinkUrl) {
    flink = new RestClient("Flink", flinkUrl);
  }

  /** Uploads a job jar and returns the id under which {@link #run} takes it. */
  public String upload(Path jar) {
    String boundary = UUID.randomUUID().toString();
    JsonNode answer =
        flink.post(
            "/jars/upload", "multipart/form-data; boundary=" + boundary, multipart(jar, boundary));
    String file = answer.path("filename").asText();
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Runs an uploaded jar and returns the job's id.
   *
   * @param restorePath a savepoint or retained checkpoint, which the new run then owns; null starts
   *     empty
   */
  public String run(String jarId, JobSubmission submission, String restorePath) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("entryClass", submission.mainClass());
    submission.arguments().forEach(body.putArray("programArgsList")::add);
    body.put("parallelism", submission.parallelism());
    body.put("allowNonRestoredState", false);
    if (restorePath != null) {
      body.put("savepointPath", restorePath);
      body.put("claimMode", "CLAIM");
    }
    return flink.post("/jars/" + jarId + "/run", body).path("jobid").asText();
  }

  /** Every job that the session remembers. */
  public List<JobStatus> jobs() {
    return overview().map(this::status).toList();
  }

  /** One job; empty when the session does not know it. */
  public Optional<JobStatus> job(String id) {
    return overview()
        .filter(job -> job.path("jid").asText().equals(id))
        .findFirst()
        .map(this::status);
  }

  /** Why a job failed last, in one line; empty when it never did. */
  public Optional<String> failure(String id) {
    JsonNode entries =
        flink.get("/jobs/" + id + "/exceptions").path("exceptionHistory").path("entries");
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(RootCause.of(entries.get(0).path("stacktrace").asText()));
  }

  /**
   * A counter or gauge of one step, summed over its subtasks, a second old at most; 0 before the
   * first report.
   *
   * @param step the step's name, which may be one of several in a task; a sink's is its writer's
   */
  public long counter(String jobId, String step, String name) {
    for (JsonNode task : flink.get("/jobs/" + jobId).path("vertices")) {
      String sum = "/jobs/%s/vertices/%s/subtasks/metrics?agg=sum&get=%s";
      String steps = task.path("name").asText();
      if (steps.contains(step)) {
        String metric = (steps.contains(step + WRITER) ? step + WRITER_METRICS : step) + "." + name;
        return flink
            .get(sum.formatted(jobId, task.path("id").asText(), metric))
            .at("/0/sum")
            .asLong();
      }
    }
    throw new StackException("job %s has no step %s".formatted(jobId, step));
  }

  /** Ends a job; its last checkpoint stays. */
  public void cancel(String id) {
    flink.patch("/jobs/" + id + "?mode=cancel");
  }

  /** Ends a job with a savepoint in the session's savepoint directory and returns its path. */
  public String stopWithSavepoint(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("drain", false);
    String trigger = flink.post("/jobs/" + id + "/stop", body).path("request-id").asText();
    String path = "/jobs/" + id + "/savepoints/" + trigger;
    Wait.until(
        "the savepoint of job " + id,
        SAVEPOINT_MS,
        () -> flink.get(path).at("/status/id").asText().equals("COMPLETED"));
    JsonNode operation = flink.get(path).path("operation");
    if (!operation.hasNonNull("location")) {
      throw new StackException(
          "job %s was not stopped: %s"
              .formatted(id, RootCause.of(operation.at("/failure-cause/stack-trace").asText())));
    }
    return operation.path("location").asText();
  }

  private Stream<JsonNode> overview() {
    return StreamSupport.stream(flink.get("/jobs/overview").path("jobs").spliterator(), false);
  }

  private JobStatus status(JsonNode job) {
    String id = job.path("jid").asText();
    JsonNode checkpoints = flink.find("/jobs/" + id + "/checkpoints");
    // Not the metric numRestarts: Flink fetches no metric again once a TaskManager died in a fetch.
    JsonNode failures = flink.find("/jobs/" + id + "/exceptions?maxExceptions=" + MAX_FAILURES);
    return new JobStatus(
        id,
        job.path("name").asText(),
        job.path("state").asText(),
        job.at("/tasks/running").asInt() == job.at("/tasks/total").asInt(),
        checkpoints.at("/counts/completed").asLong(),
        failures.at("/exceptionHistory/entries").size());
  }

  private static BodyPublisher multipart(Path jar, String boundary) {
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="jarfile"; filename="%s"\r
        Content-Type: application/x-java-archive\r
        \r
        """
            .formatted(boundary, jar.getFileName());
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofString(head),
          BodyPublishers.ofFile(jar),
          BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    } catch (FileNotFoundException e) {
      throw new StackException(
          "the job jar " + jar + " does not exist; build the project first", e);
    }
  }
}
