package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code colloquy down}. */
@Command(
    name = "down",
    description = "Stops everything that up started; data and checkpoints stay.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Runnable {

  @Mixin private StackOptions options;

  @Override
  public void run() {
    Installation installation = Installation.find();
    new LocalStack(installation, options.config(installation), Terminal::progress).down();
    Terminal.progress("The stack is down.");
  }
}
