package io.colloquy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.stack.JobSubmission;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningJobTest {

  private static final JobSubmission USUAL =
      new JobSubmission("transcription", "job.jar", "Main", List.of("--model", "a.bin"), 2);

  @Test
  void decodesAsTheOthersDo() {
    JobSubmission submission = RunningJob.submission(USUAL, new Decoding(3, 5, false, 2));

    assertThat(submission.arguments())
        .containsExactly("--model", "a.bin", "--beam", "3", "--threads", "1", "--no-fallback");
  }

  @Test
  void hasAsManyThreadsInAllAsTheOthers() {
    for (int threads = 1; threads <= 16; threads++) {
      JobSubmission submission = RunningJob.submission(USUAL, new Decoding(5, 5, true, threads));

      int each =
          Integer.parseInt(
              submission.arguments().get(submission.arguments().indexOf("--threads") + 1));
      assertThat(submission.parallelism()).isBetween(1, 4);
      assertThat(submission.parallelism() * each).isEqualTo(threads);
    }
  }
}
