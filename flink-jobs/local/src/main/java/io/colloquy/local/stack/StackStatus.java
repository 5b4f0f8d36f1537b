package io.colloquy.local.stack;

import java.util.List;
import java.util.Locale;

/** The stack at one moment. */
public record StackStatus(List<ProcessStatus> processes, List<JobStatus> jobs) {

  /** How a server process is. */
  public enum Health {
    HEALTHY,
    NOT_ANSWERING,
    NOT_RUNNING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * One server process.
   *
   * @param pid its process id; 0 when it is not running
   * @param residentMb memory that it occupies, in MiB
   */
  public record ProcessStatus(
      String name, String address, long pid, long residentMb, Health health) {

    static ProcessStatus of(ServerProcess process, String address, boolean serverIsHealthy) {
      long pid = process.running().map(ProcessHandle::pid).orElse(0L);
      Health health =
          pid == 0 ? Health.NOT_RUNNING : serverIsHealthy ? Health.HEALTHY : Health.NOT_ANSWERING;
      return new ProcessStatus(process.name(), address, pid, process.residentMb(), health);
    }

    public boolean isHealthy() {
      return health == Health.HEALTHY;
    }

    boolean isFlink() {
      return name.startsWith("Flink");
    }
  }

  public boolean isHealthy() {
    return processes.stream().allMatch(ProcessStatus::isHealthy);
  }
}
