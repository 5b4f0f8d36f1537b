package io.colloquy.bench.stitching;

import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.stitch.StitchState;
import io.colloquy.core.stitch.Stitched;
import io.colloquy.core.stitch.Stitcher;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;

/** What the step {@code stitch-windows} does. */
final class JobsOwnRule implements StitchingRule {
  @Override
  public String title() {
    return "Colloquy";
  }

  @Override
  public List<Word> stitch(List<RecognizedWindow> windows) {
    List<Word> stitched = new ArrayList<>();
    StitchState state = StitchState.start();
    for (RecognizedWindow window : windows) {
      Stitched next = Stitcher.window(state, window);
      stitched.addAll(next.words());
      state = next.state();
    }
    stitched.addAll(Stitcher.barrier(state, state.overlapEndMs()).words());
    return stitched;
  }
}
