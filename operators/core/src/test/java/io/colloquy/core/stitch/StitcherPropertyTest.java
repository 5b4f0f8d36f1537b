package io.colloquy.core.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StitcherPropertyTest {
  static LongStream seeds() {
    return LongStream.range(0, 600);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everySpokenWordComesOutOnce(long seed) {
    SpokenStream stream = new SpokenStream(new Random(seed), 150);
    List<Word> stitched = new ArrayList<>();
    StitchState state = StitchState.start();
    for (RecognizedWindow window : stream.windows()) {
      long finalBefore = state.finalUntilMs();
      Stitched result = Stitcher.window(state, window);
      assertThat(result.words()).allMatch(word -> word.startMs() >= finalBefore);
      state = result.state();
      assertThat(state.finalUntilMs()).isGreaterThanOrEqualTo(finalBefore);
      stitched.addAll(result.words());
    }
    Stitched end = Stitcher.barrier(state, stream.endMs());
    stitched.addAll(end.words());

    assertThat(stitched).extracting(Word::text).isEqualTo(stream.texts());
    assertThat(stitched).extracting(Word::startMs).isSorted();
    assertThat(end.state().held()).isEmpty();
  }
}
