package io.colloquy.local.export;

import java.util.List;

/**
 * What a player shows at one time.
 *
 * @param startMs media time
 * @param endMs media time
 * @param lines one or two, without line breaks
 */
record Caption(long startMs, long endMs, List<String> lines) {

  Caption {
    lines = List.copyOf(lines);
  }

  Caption at(long newStartMs, long newEndMs) {
    return new Caption(newStartMs, newEndMs, lines);
  }
}
