package io.colloquy.local.interview;

import static io.colloquy.local.tools.Patience.PATIENCE_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.stack.JobClient;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.StackException;
import io.colloquy.local.stack.Wait;
import io.colloquy.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What people do to the stack: the last of the interview tests, because it ends there. */
@ExtendWith(InterviewStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated
class EndIT {

  private final RunningStack stack;

  EndIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  @Order(1)
  void upWithoutTheModelFileSaysSoInOneLineAndBreaksNothing() throws Exception {
    JobStatus before = stack.job();
    CommandRun run = up("--model", "/nowhere/large.bin");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).hasSize(1);
    assertThat(run.error().get(0)).contains("/nowhere/large.bin");
    assertThat(stack.job().id()).isEqualTo(before.id());
  }

  @Test
  @Order(1)
  void upWithAModelFileOfTextSaysSoInOneLineAndBreaksNothing(@TempDir Path directory)
      throws Exception {
    JobStatus before = stack.job();
    Path text = Files.writeString(directory.resolve("model.bin"), "This is no recognizer.");
    CommandRun run = up("--model", text.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.error()).hasSize(1);
    assertThat(run.error().get(0)).contains(text.toString()).contains("ggml");
    assertThat(stack.job().id()).isEqualTo(before.id());
    assertThat(stack.job().restarts()).isEqualTo(before.restarts());
  }

  @Test
  @Order(2)
  void jobThatMissesATopicNamesItWhenItIsSubmitted() throws Exception {
    JobClient jobs = stack.stack().jobs();
    JobSubmission submission =
        TranscriptionSubmission.of(stack.installation(), stack.stack(), null);
    String running = stack.job().id();
    jobs.cancel(running);
    Wait.until(
        "the job to end",
        PATIENCE_MS,
        () -> jobs.job(running).map(JobStatus::hasEnded).orElse(true));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.config().kafkaAddress()))) {
      admin.deleteTopics(List.of(Topics.DEAD_LETTERS)).all().get();
    }
    String jar = jobs.upload(stack.installation().transcriptionJar());
    assertThatThrownBy(() -> jobs.run(jar, submission, null))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Missing on Kafka")
        .hasMessageContaining(Topics.DEAD_LETTERS)
        .message()
        .hasLineCount(1);
    stack.up();
    assertThat(stack.job().isRunning()).isTrue();
  }

  @Test
  @Order(3)
  void downLeavesNoProcess() throws Exception {
    CommandRun run = command("down");
    assertThat(run.exitCode()).isZero();
    assertThat(processesOfTheStack()).isEmpty();
  }

  private CommandRun up(String... arguments) throws Exception {
    return command("up", arguments);
  }

  private CommandRun command(String name, String... arguments) throws Exception {
    return CommandRun.of(stack.installation(), stack.config().dataDirectory(), name, arguments);
  }

  private List<ProcessHandle> processesOfTheStack() {
    String directory = stack.config().dataDirectory().toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(directory))
        .toList();
  }
}
