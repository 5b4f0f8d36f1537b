package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.search.IndexedSegment.IndexedWord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentTest {

  private static final IndexedSegment SEGMENT = segment("Then the price went up, a lot.");

  @Test
  void startsWithTheFirstMatchingWordNotWithTheSegment() {
    Moment moment = moment("Then the \u0001price\u0002 \u0001went\u0002 \u0001up\u0002, a lot.");
    assertThat(moment.startMs()).isEqualTo(2_000);
  }

  @Test
  void joinsMatchingNeighbours() {
    Moment moment = moment("Then the \u0001price\u0002 \u0001went up\u0002, a \u0001lot\u0002.");
    assertThat(moment.text("«", "»")).isEqualTo("Then the «price went up», a «lot».");
    assertThat(moment.text()).isEqualTo(SEGMENT.text());
  }

  @Test
  void aMatchAtTheBeginningStartsWithTheFirstWord() {
    assertThat(moment("\u0001Then\u0002 the price went up, a lot.").startMs()).isZero();
  }

  @Test
  void withoutHighlightStartsWithTheSegment() {
    Moment moment = Moment.of(SEGMENT, null, 1, List.of());
    assertThat(moment.startMs()).isEqualTo(SEGMENT.startMs());
    assertThat(moment.text()).isEqualTo(SEGMENT.text());
  }

  @Test
  void jsonTellsWhereThePhraseIsSaidAndWhereItsSegmentLies() {
    Moment moment = moment("Then the \u0001price\u0002 went up, a lot.");
    assertThat(SearchCommand.json(moment))
        .contains(
            "\"interviewId\":\"call-7\"",
            "\"startMs\":2000",
            "\"segmentStartMs\":0",
            "\"marked\":\"Then the «price» went up, a lot.\"");
  }

  @Test
  void tellsOfLostAudioRightBesideItsSegment() {
    List<IndexedSegment> gaps =
        List.of(
            gap("call-7", "audio", 8_000, 9_000),
            gap("call-7", "audio", 60_000, 90_000),
            gap("call-7", "audio:2", 0, 9_000),
            gap("call-8", "audio", 0, 9_000));
    Moment moment = Moment.of(SEGMENT, null, 1, gaps);
    assertThat(moment.gaps()).containsExactly(gaps.get(0));
    assertThat(SearchCommand.line(moment)).endsWith(", a lot.  [lost audio 00:08-00:09]");
    assertThat(SearchCommand.json(moment))
        .contains("\"gaps\":[{\"startMs\":8000,\"endMs\":9000,\"reason\":\"lost-audio\"}]");
  }

  private static IndexedSegment gap(String interview, String stream, long startMs, long endMs) {
    return new IndexedSegment(
        "id", "local", interview, stream, null, "gap", startMs, endMs, "", null, "lost-audio");
  }

  private static Moment moment(String highlighted) {
    return Moment.of(SEGMENT, highlighted, 1, List.of());
  }

  private static IndexedSegment segment(String text) {
    List<IndexedWord> words = new ArrayList<>();
    for (String word : text.split(" ")) {
      words.add(new IndexedWord(word, words.size() * 1_000L, words.size() * 1_000L + 900, 1));
    }
    return new IndexedSegment(
        "id", "local", "call-7", "audio", null, "speech", 0, 7_000, text, words, null);
  }
}
