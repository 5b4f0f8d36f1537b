package io.colloquy.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a server's JVM: the JDK that runs this process, marked as the stack's. */
final class JavaCommand {

  /**
   * The quick compiler alone: it halves the CPU time of a start, and one machine asks for no more
   * speed after it.
   */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final List<String> words = new ArrayList<>();

  JavaCommand(Path stack) {
    words.add(javaHome().resolve("bin/java").toString());
    words.add(OwnedProcesses.mark(stack));
  }

  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  JavaCommand options(List<String> options) {
    words.addAll(options);
    return this;
  }

  JavaCommand options(String... options) {
    return options(List.of(options));
  }

  List<String> run(Path library, String mainClass, List<String> arguments) {
    words.add("-cp");
    words.add(library.resolve("*").toString());
    words.add(mainClass);
    words.addAll(arguments);
    return List.copyOf(words);
  }
}
