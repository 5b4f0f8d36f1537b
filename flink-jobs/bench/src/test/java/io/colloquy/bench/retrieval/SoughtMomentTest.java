package io.colloquy.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.bench.retrieval.Retrieval.Answer;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.Moment;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoughtMomentTest {

  private static final SoughtMoment SOUGHT =
      new SoughtMoment("cut", "price", "call-7", 60_000, 65_000);

  @Test
  void isFoundByWhoeverStartsListeningNearIt() {
    assertThat(SOUGHT.isAt(moment("call-7", 45_000))).isTrue();
    assertThat(SOUGHT.isAt(moment("call-7", 80_000))).isTrue();
    assertThat(SOUGHT.isAt(moment("call-7", 44_999))).isFalse();
    assertThat(SOUGHT.isAt(moment("call-7", 80_001))).isFalse();
    assertThat(SOUGHT.isAt(moment("call-8", 60_000))).isFalse();
  }

  @Test
  void percentilesAreTimesThatSomeAnswerTook() {
    List<Answer> answers =
        IntStream.rangeClosed(1, 40).mapToObj(n -> new Answer(SOUGHT, 1, n, List.of())).toList();
    assertThat(Retrieval.percentileMs(answers, 0.5)).isEqualTo(20);
    assertThat(Retrieval.percentileMs(answers, 0.95)).isEqualTo(38);
    assertThat(Retrieval.percentileMs(answers.subList(0, 1), 0.95)).isEqualTo(1);
  }

  @Test
  void writtenQueriesAreAskedOfTheInterviewsTheyAreAbout() throws IOException {
    assertThat(WrittenQueries.count()).isEqualTo(20);
    WrittenInterview one =
        new WrittenInterview("bitcoin-explained/ocean-tides", 2_168_000, List.of(), List.of());
    assertThat(WrittenQueries.about(List.of(one)))
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.interviewId()).isEqualTo("bitcoin-explained_ocean-tides");
              assertThat(query.endMs()).isGreaterThan(query.startMs());
            });
    assertThat(WrittenQueries.about(List.of())).isEmpty();
  }

  private static Moment moment(String interview, long startMs) {
    IndexedSegment segment =
        new IndexedSegment(
            "id", "bench", interview, "audio", null, "speech", 0, 90_000, "", null, null);
    return new Moment(segment, startMs, 90_000, List.of(), 1, true, List.of());
  }
}
