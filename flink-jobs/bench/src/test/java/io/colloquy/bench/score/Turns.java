package io.colloquy.bench.score;

import java.util.Arrays;
import java.util.List;

/** Turns for tests, from tables. */
final class Turns {

  private Turns() {}

  /** From "A 0-1.5, B 1-2", in seconds. */
  static List<SpeakerTurn> of(String table) {
    return table.isBlank()
        ? List.of()
        : Arrays.stream(table.split(", *")).map(Turns::turn).toList();
  }

  /** From "A 0-1.5 two words | B 1-2 one", in seconds. */
  static List<SpeakerTurn> spoken(String table) {
    return table.isBlank()
        ? List.of()
        : Arrays.stream(table.strip().split(" *\\| *")).map(Turns::turn).toList();
  }

  private static SpeakerTurn turn(String text) {
    String[] fields = text.split(" ", 3);
    String[] times = fields[1].split("-");
    return new SpeakerTurn(
        fields[0],
        milliseconds(times[0]),
        milliseconds(times[1]),
        fields.length > 2 ? fields[2] : "");
  }

  private static long milliseconds(String seconds) {
    return Math.round(Double.parseDouble(seconds) * 1000);
  }
}
