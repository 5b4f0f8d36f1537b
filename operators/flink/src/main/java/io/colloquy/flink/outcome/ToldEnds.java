package io.colloquy.flink.outcome;

import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/**
 * Holds the ends of an interview that its transcript told against those that other inputs told. All
 * of them tell of each, but none waits for another; nothing is kept once they agree.
 */
public final class ToldEnds {
  private final List<String> others;
  private final MapState<String, Integer> transcriptAhead;

  /**
   * @param others the names of the other inputs
   */
  public ToldEnds(RuntimeContext context, List<String> others) {
    this.others = others;
    transcriptAhead =
        context.getMapState(new MapStateDescriptor<>("ends", String.class, Integer.class));
  }

  public void toldByTranscript() throws Exception {
    for (String other : others) {
      add(other, 1);
    }
  }

  public void toldBy(String other) throws Exception {
    add(other, -1);
  }

  /** Whether an input still tells of what was before an end. */
  public boolean isBehind(String other) throws Exception {
    return ahead(other) > 0;
  }

  private void add(String other, int change) throws Exception {
    int ahead = ahead(other) + change;
    if (ahead == 0) {
      transcriptAhead.remove(other);
    } else {
      transcriptAhead.put(other, ahead);
    }
  }

  private int ahead(String other) throws Exception {
    Integer ahead = transcriptAhead.get(other);
    return ahead == null ? 0 : ahead;
  }
}
