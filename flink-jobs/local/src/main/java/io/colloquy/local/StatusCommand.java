package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobStatus;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackStatus;
import io.colloquy.local.stack.StackStatus.ProcessStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code colloquy status}. */
@Command(
    name = "status",
    description = "Shows each server and each job; exits with 1 when a server is not healthy.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  private static final String PROCESS = "%-19s %-24s %8s %9s  %s";
  private static final String JOB = "%-32s %-13s %12s %9s";

  @Mixin private StackOptions options;

  @Override
  public Integer call() {
    Installation installation = Installation.find();
    LocalStack stack =
        new LocalStack(installation, options.config(installation), Terminal::progress);
    StackStatus status = stack.status();
    Terminal.progress(PROCESS.formatted("COMPONENT", "ADDRESS", "PID", "MEMORY", "HEALTH"));
    status.processes().forEach(StatusCommand::print);
    if (!status.jobs().isEmpty()) {
      Terminal.progress("");
      Terminal.progress(JOB.formatted("JOB", "STATE", "CHECKPOINTS", "RESTARTS"));
      status.jobs().forEach(StatusCommand::print);
    }
    return status.isHealthy() ? 0 : 1;
  }

  private static void print(ProcessStatus process) {
    String pid = process.pid() == 0 ? "-" : Long.toString(process.pid());
    String memory = process.pid() == 0 ? "-" : process.residentMb() + " MiB";
    Terminal.progress(
        PROCESS.formatted(process.name(), process.address(), pid, memory, process.health()));
  }

  private static void print(JobStatus job) {
    Terminal.progress(JOB.formatted(job.name(), job.state(), job.checkpoints(), job.restarts()));
  }
}
