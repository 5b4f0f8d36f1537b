package io.colloquy.bench.chaos;

import io.colloquy.local.stack.ServerFaults;

/** A server that is struck. */
public enum Victim {
  TASK_MANAGER(ServerFaults.TASK_MANAGER, "TaskManager"),
  JOB_MANAGER(ServerFaults.JOB_MANAGER, "JobManager"),
  BROKER(ServerFaults.KAFKA, "broker"),
  ELASTICSEARCH(ServerFaults.ELASTICSEARCH, "Elasticsearch");

  private final String server;
  private final String label;

  Victim(String server, String label) {
    this.server = server;
    this.label = label;
  }

  /** Its name in the stack. */
  public String server() {
    return server;
  }

  @Override
  public String toString() {
    return label;
  }
}
