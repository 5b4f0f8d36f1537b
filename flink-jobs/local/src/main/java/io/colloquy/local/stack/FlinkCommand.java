package io.colloquy.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The command lines that a Flink distribution's scripts would put together: JVM sizes follow from
 * {@code config.yaml} and the overrides, by Flink's own arithmetic.
 */
final class FlinkCommand {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Installation installation;
  private final StackConfig stack;
  private final Map<String, String> overrides;
  private final Configuration configuration;

  FlinkCommand(Installation installation, StackConfig stack, Map<String, String> overrides) {
    this.installation = installation;
    this.stack = stack;
    this.overrides = overrides;
    configuration =
        GlobalConfiguration.loadConfiguration(
            installation.flinkConfiguration().toString(), Configuration.fromMap(overrides));
  }

  List<String> jobManager(Path log) {
    JobManagerProcessSpec memory = sizes(JobManagerProcessUtils::processSpecFromConfig);
    List<String> arguments = arguments(JobManagerProcessUtils.generateDynamicConfigsStr(memory));
    arguments.addAll(List.of("--executionMode", "cluster"));
    return java(log, JobManagerProcessUtils.generateJvmParametersStr(memory, configuration))
        .options(JavaCommand.QUICK_START)
        .run(
            installation.flinkLibrary(),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            arguments);
  }

  List<String> taskManager(Path log) {
    TaskExecutorProcessSpec memory = sizes(TaskExecutorProcessUtils::processSpecFromConfig);
    return java(log, ProcessMemoryUtils.generateJvmParametersStr(memory))
        .run(
            installation.flinkLibrary(),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            arguments(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
  }

  private <T> T sizes(Function<Configuration, T> arithmetic) {
    try {
      return arithmetic.apply(configuration);
    } catch (IllegalConfigurationException e) {
      throw new StackException(
          "the memory in flink-conf/config.yaml, with the sizes asked for, does not add up: "
              + e.getMessage(),
          e);
    }
  }

  private JavaCommand java(Path log, String memory) {
    return new JavaCommand(stack.dataDirectory())
        .options(words(memory))
        .options(words(configuration.getString("env.java.opts.all", "")))
        .options("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dlog.file=" + log)
        .options(
            "-Dlog4j.configurationFile="
                + installation.flinkConfiguration().resolve("log4j.properties"));
  }

  private List<String> arguments(String memory) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--configDir");
    arguments.add(installation.flinkConfiguration().toString());
    overrides.forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
    arguments.addAll(words(memory));
    return arguments;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(SPACES.split(text.strip()));
  }
}
