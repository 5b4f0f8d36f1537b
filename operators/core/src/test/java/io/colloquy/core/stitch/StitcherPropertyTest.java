package io.colloquy.core.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.stitch.cases.CaseFamily;
import io.colloquy.core.stitch.cases.StitchingCase;
import io.colloquy.core.stitch.cases.StitchingScore;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StitcherPropertyTest {
  private static final int SEEDS = 200;

  @ParameterizedTest
  @EnumSource(CaseFamily.class)
  void everySpokenWordComesOutOnce(CaseFamily family) {
    for (long seed = 0; seed < SEEDS; seed++) {
      StitchingCase stitchingCase = StitchingCase.of(family, seed);
      List<Word> stitched = stitch(stitchingCase);
      StitchingScore score = StitchingScore.of(stitchingCase, stitched);
      assertThat(score).as(stitchingCase.toString()).matches(StitchingScore::isPerfect);
      assertThat(stitched).as(stitchingCase.toString()).extracting(Word::startMs).isSorted();
    }
  }

  private static List<Word> stitch(StitchingCase stitchingCase) {
    List<Word> stitched = new ArrayList<>();
    StitchState state = StitchState.start();
    for (RecognizedWindow window : stitchingCase.windows()) {
      long finalBefore = state.finalUntilMs();
      Stitched result = Stitcher.window(state, window);
      assertThat(result.words()).allMatch(word -> word.startMs() >= finalBefore);
      state = result.state();
      assertThat(state.finalUntilMs()).isGreaterThanOrEqualTo(finalBefore);
      stitched.addAll(result.words());
    }
    Stitched end = Stitcher.barrier(state, stitchingCase.endMs());
    assertThat(end.state().held()).isEmpty();
    stitched.addAll(end.words());
    return stitched;
  }
}
