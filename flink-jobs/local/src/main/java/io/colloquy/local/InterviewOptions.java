package io.colloquy.local;

import io.colloquy.core.identifier.Identifiers;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.stack.StackException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names one interview: its id, and whose it is. */
public final class InterviewOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(paramLabel = "ID", description = "the interview")
  private String interview;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      defaultValue = "local",
      description = "whose interview it is (default: ${DEFAULT-VALUE})")
  private String tenant;

  /**
   * The interview's key.
   *
   * @throws ParameterException naming what is no identifier
   */
  public InterviewKey key() {
    Identifiers.problem("ID", interview).ifPresent(this::refuse);
    Identifiers.problem("--tenant", tenant).ifPresent(this::refuse);
    return new InterviewKey(tenant, interview);
  }

  /** What to say where nothing is known of an interview. */
  public static StackException notIndexed(InterviewKey interview) {
    return new StackException(
        "nothing of interview %s of tenant %s is indexed; check the ID and --tenant"
            .formatted(interview.interviewId(), interview.tenantId()));
  }

  private void refuse(String problem) {
    throw new ParameterException(command.commandLine(), problem);
  }
}
