package io.colloquy.local.interview;

import io.colloquy.local.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counters as the TaskManager's Prometheus reporter tells them, of this moment and whatever was
 * killed before; they begin at 0 whenever the job is restarted.
 */
final class TaskCounters {

  private static final Pattern STARTED = Pattern.compile("PrometheusReporter HTTP .* port (\\d+)");

  private final String figures;

  private TaskCounters(String figures) {
    this.figures = figures;
  }

  /**
   * Reads all of them.
   *
   * @param data the stack's directory, whose logs tell the reporter's port
   */
  static TaskCounters read(Path data) throws IOException, InterruptedException {
    String log = Files.readString(data.resolve("logs/flink-taskmanager.log"));
    String port =
        STARTED
            .matcher(log)
            .results()
            .map(started -> started.group(1))
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new StackException("the TaskManager reports no metrics"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return new TaskCounters(
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  /** The sum over all subtasks. */
  long sum(String counter) {
    List<Double> values =
        Pattern.compile("(?m)^flink_taskmanager_job_task_operator_" + counter + "\\{.*\\} (\\S+)$")
            .matcher(figures)
            .results()
            .map(line -> Double.valueOf(line.group(1)))
            .toList();
    if (values.isEmpty()) {
      throw new StackException("no task reports " + counter);
    }
    return Math.round(values.stream().mapToDouble(Double::doubleValue).sum());
  }
}
