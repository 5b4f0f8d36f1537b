package io.colloquy.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was submitted to the session, on disk: the session itself forgets its jobs when it dies. */
final class SubmittedJobs {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  /**
   * A job's latest run.
   *
   * @param jobId Flink's id of that run
   * @param restoredFrom what the run began from, and falls back on while it has no checkpoint of
   *     its own; null if it began empty
   */
  record SubmittedJob(JobSubmission submission, String jobId, String restoredFrom) {}

  SubmittedJobs(StackConfig config) {
    directory = config.dataDirectory().resolve("jobs");
  }

  List<SubmittedJob> all() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<SubmittedJob> jobs = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
        jobs.add(JSON.readValue(file.toFile(), SubmittedJob.class));
      }
      return jobs;
    } catch (IOException e) {
      throw new StackException("cannot read the submitted jobs: " + e.getMessage(), e);
    }
  }

  Optional<SubmittedJob> named(String name) {
    return all().stream().filter(job -> job.submission().name().equals(name)).findFirst();
  }

  void remember(SubmittedJob job) {
    Path file = directory.resolve(job.submission().name() + ".json");
    Path draft = directory.resolve(job.submission().name() + ".draft");
    try {
      Files.createDirectories(directory);
      JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), job);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
