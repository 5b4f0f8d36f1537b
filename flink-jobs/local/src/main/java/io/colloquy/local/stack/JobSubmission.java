package io.colloquy.local.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What it takes to start a job.
 *
 * @param name the stack runs one job of a name
 * @param jar path of the job jar
 * @param mainClass the job's entry class
 * @param arguments its program arguments
 * @param parallelism subtasks of each step
 */
public record JobSubmission(
    String name, String jar, String mainClass, List<String> arguments, int parallelism) {

  public JobSubmission {
    arguments = List.copyOf(arguments);
  }

  /** The same job with arguments added. */
  public JobSubmission withArguments(String... added) {
    List<String> all = new ArrayList<>(arguments);
    Collections.addAll(all, added);
    return new JobSubmission(name, jar, mainClass, all, parallelism);
  }
}
