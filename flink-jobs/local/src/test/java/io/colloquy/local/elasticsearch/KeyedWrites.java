package io.colloquy.local.elasticsearch;

/**
 * Writes documents in a process that has an environment of its own; credentials come from there.
 */
final class KeyedWrites {
  private KeyedWrites() {}

  /** Takes the address, an index, and how many documents; prints the ids of what was rejected. */
  public static void main(String[] arguments) throws Exception {
    var writes = Documents.numbered(arguments[1], Integer.parseInt(arguments[2]));
    WriteJob.start(arguments[0], writes)
        .join()
        .forEach(rejected -> System.out.println("rejected " + rejected.id()));
  }
}
