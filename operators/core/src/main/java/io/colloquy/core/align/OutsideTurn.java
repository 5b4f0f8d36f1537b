package io.colloquy.core.align;

/**
 * A stretch in which somebody speaks whom an outside diarizer knows by a label.
 *
 * @param startMs media time
 * @param endMs media time; never before {@code startMs}
 */
public record OutsideTurn(long startMs, long endMs, String label) {

  public OutsideTurn {
    endMs = Math.max(startMs, endMs);
    label = label == null ? "" : label;
  }
}
