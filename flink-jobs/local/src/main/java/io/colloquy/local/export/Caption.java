package io.colloquy.local.export;

import java.util.List;

/**
 * What a player shows at one time.
 *
 * @param startMs media time
 * @param endMs media time
 * @param voice who says it, where that is not in the lines; may be empty
 * @param lines one or two, without line breaks
 */
record Caption(long startMs, long endMs, String voice, List<String> lines) {

  Caption {
    lines = List.copyOf(lines);
  }

  Caption at(long newStartMs, long newEndMs) {
    return new Caption(newStartMs, newEndMs, voice, lines);
  }
}
