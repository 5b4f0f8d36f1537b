package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.stack.SubmittedJobs.SubmittedJob;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmittedJobsTest {

  @TempDir private Path directory;

  @Test
  void remembersTheLatestRunOfEachJob() {
    SubmittedJobs jobs = new SubmittedJobs(StackConfig.defaults(directory));
    JobSubmission submission =
        new JobSubmission("transcription", "/job.jar", "Main", List.of("--model", "a b"), 2);
    assertThat(jobs.all()).isEmpty();
    jobs.remember(new SubmittedJob(submission, "first", null));
    SubmittedJob latest = new SubmittedJob(submission, "second", "/checkpoints/first/chk-3");
    jobs.remember(latest);
    assertThat(jobs.all()).containsExactly(latest);
    assertThat(jobs.named("transcription")).contains(latest);
    assertThat(jobs.named("another")).isEmpty();
  }
}
