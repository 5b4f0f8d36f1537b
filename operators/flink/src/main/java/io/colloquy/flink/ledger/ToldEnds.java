package io.colloquy.flink.ledger;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/**
 * Holds the ends of an interview that stitching told against those that publishing told. Both tell
 * of each, but neither waits for the other; nothing is kept once they agree.
 */
final class ToldEnds {
  private final ValueState<Integer> stitchingAhead;

  /**
   * @param stitchingAhead how many more stitching told; negative the other way round
   */
  ToldEnds(ValueState<Integer> stitchingAhead) {
    this.stitchingAhead = stitchingAhead;
  }

  void toldByStitching() throws IOException {
    add(1);
  }

  void toldByPublishing() throws IOException {
    add(-1);
  }

  /** Whether publishing still tells of what was before an end. */
  boolean isPublishingBehind() throws IOException {
    return ahead() > 0;
  }

  private void add(int change) throws IOException {
    int ahead = ahead() + change;
    if (ahead == 0) {
      stitchingAhead.clear();
    } else {
      stitchingAhead.update(ahead);
    }
  }

  private int ahead() throws IOException {
    Integer ahead = stitchingAhead.value();
    return ahead == null ? 0 : ahead;
  }
}
