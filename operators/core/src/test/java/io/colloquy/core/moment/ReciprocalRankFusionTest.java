package io.colloquy.core.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {

  private final ReciprocalRankFusion fusion = new ReciprocalRankFusion(60);

  @Test
  void addsWhatEachRankingThinks() {
    Place both = place("a", 0, 10);
    Place first = place("b", 0, 10);
    List<RankedPlace> fused =
        fusion.fuse(List.of(new Ranking(1, List.of(first, both)), new Ranking(2, List.of(both))));
    assertThat(fused).extracting(RankedPlace::place).containsExactly(both, first);
    assertThat(fused.get(0).score()).isCloseTo(1 / 62d + 2 / 61d, within(1e-12));
    assertThat(fused.get(1).score()).isCloseTo(1 / 61d, within(1e-12));
  }

  @Test
  void aShortPlaceHasTheRankOfTheLongOneAroundIt() {
    Place segment = place("a", 20, 25);
    Place passage = place("a", 0, 60);
    Place elsewhere = place("a", 60, 90);
    List<RankedPlace> fused =
        fusion.fuse(
            List.of(new Ranking(1, List.of(elsewhere, segment)), new Ranking(1, List.of(passage))));
    assertThat(fused).extracting(RankedPlace::place).containsExactly(segment, passage, elsewhere);
    assertThat(fused.get(0).score()).isEqualTo(fused.get(1).score());
  }

  @Test
  void streamsAndInterviewsDoNotTouch() {
    Place one = new Place("a", "call:1", 0, 10);
    Place other = new Place("a", "call:2", 0, 10);
    assertThat(one.overlaps(other)).isFalse();
    assertThat(one.overlaps(place("b", 0, 10))).isFalse();
    assertThat(place("a", 0, 10).overlaps(place("a", 10, 20))).isFalse();
  }

  @Test
  void nothingIsFoundByNobody() {
    assertThat(fusion.fuse(List.of(new Ranking(1, List.of()), new Ranking(1, List.of()))))
        .isEmpty();
  }

  @RepeatedTest(20)
  void theOrderOfTheRankingsChangesNothing(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<Ranking> rankings = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      List<Place> places = new ArrayList<>();
      for (int p = 0; p < 12; p++) {
        long start = random.nextInt(100);
        places.add(place(random.nextBoolean() ? "a" : "b", start, start + 1 + random.nextInt(30)));
      }
      rankings.add(new Ranking(1, places));
    }
    List<Place> fused = places(rankings);
    Collections.shuffle(rankings, random);
    assertThat(fused).as("seed %d", seed).isEqualTo(places(rankings)).doesNotHaveDuplicates();
  }

  private List<Place> places(List<Ranking> rankings) {
    return fusion.fuse(rankings).stream().map(RankedPlace::place).toList();
  }

  private static Place place(String interview, long startMs, long endMs) {
    return new Place(interview, "audio", startMs, endMs);
  }
}
