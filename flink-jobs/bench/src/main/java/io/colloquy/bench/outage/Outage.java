package io.colloquy.bench.outage;

import io.colloquy.local.stack.ServerFaults;
import java.util.Locale;

/** A way in which Elasticsearch takes nothing for a while. */
public enum Outage {

  /** Its process is killed; connections are refused. */
  KILLED {
    @Override
    void begin(AssemblyStack stack) {
      stack.faults().kill(ServerFaults.ELASTICSEARCH);
    }

    @Override
    void end(AssemblyStack stack) {
      stack.up();
    }
  },

  /** Its process is stopped by {@code SIGSTOP}; connections open, and nobody answers. */
  PAUSED {
    @Override
    void begin(AssemblyStack stack) {
      stack.faults().pause(ServerFaults.ELASTICSEARCH);
    }

    @Override
    void end(AssemblyStack stack) {
      stack.faults().resume(ServerFaults.ELASTICSEARCH);
    }
  },

  /** Every bulk request is one too many: it answers 429. */
  FULL {
    @Override
    void begin(AssemblyStack stack) {
      stack.restartElasticsearch("indexing_pressure.memory.limit: 1b\n");
    }

    @Override
    void end(AssemblyStack stack) {
      stack.restartElasticsearch("");
    }
  };

  /** Returns once the outage has begun. */
  abstract void begin(AssemblyStack stack);

  /** Returns once Elasticsearch takes documents again. */
  abstract void end(AssemblyStack stack);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
