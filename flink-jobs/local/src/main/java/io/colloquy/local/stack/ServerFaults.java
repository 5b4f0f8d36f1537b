package io.colloquy.local.stack;

import java.io.IOException;

/**
 * Does to the servers of a stack what crashes, operating systems and people do to them; {@link
 * LocalStack#up} puts right what was killed.
 */
public final class ServerFaults {

  public static final String KAFKA = "Kafka";
  public static final String ELASTICSEARCH = "Elasticsearch";
  public static final String JOB_MANAGER = "Flink JobManager";
  public static final String TASK_MANAGER = "Flink TaskManager";

  private final LocalStack stack;

  public ServerFaults(LocalStack stack) {
    this.stack = stack;
  }

  /**
   * Kills a server process as {@code kill -9} does, and returns when it is gone.
   *
   * @param server its name, one of those above
   * @throws StackException if it does not run
   */
  public void kill(String server) {
    ProcessHandle process = process(server);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops a server process where it is: its connections stay open, and nobody answers. */
  public void pause(String server) {
    signal(server, "STOP");
  }

  /** Lets a paused server go on. */
  public void resume(String server) {
    signal(server, "CONT");
  }

  private void signal(String server, String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, "" + process(server).pid()).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new StackException("cannot send %s to %s".formatted(signal, server));
      }
    } catch (IOException e) {
      throw new StackException("cannot run kill: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while signalling " + server, e);
    }
  }

  private ProcessHandle process(String server) {
    return stack.process(server).orElseThrow(() -> new StackException(server + " does not run"));
  }
}
