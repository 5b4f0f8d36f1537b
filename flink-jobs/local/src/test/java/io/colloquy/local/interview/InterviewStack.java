package io.colloquy.local.interview;

import io.colloquy.flink.audio.AudioException;
import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test class the same {@link RunningStack}: it comes up with the first and goes down
 * after the last.
 */
final class InterviewStack implements BeforeAllCallback, ParameterResolver {

  /** Held by whoever disturbs the stack, or needs it for itself; shared by all others. */
  static final String LOCK = "interview-stack";

  private static final Namespace NAMESPACE = Namespace.create(InterviewStack.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningStack.class;
  }

  @Override
  public RunningStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  private static RunningStack running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(RunningStack.class, type -> start(), RunningStack.class);
  }

  private static RunningStack start() {
    try {
      return RunningStack.start();
    } catch (IOException | AudioException e) {
      throw new IllegalStateException("the stack for the interview tests does not start", e);
    }
  }
}
