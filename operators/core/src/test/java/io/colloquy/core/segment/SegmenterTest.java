package io.colloquy.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmenterTest {
  private static final String TWENTY_NINE = "w ".repeat(29);

  private final Segmenter segmenter = new Segmenter(SegmentSettings.defaults());

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void aPauseClosesASegment() {
    List<Word> words = new ArrayList<>(Words.from(0, "good morning"));
    words.addAll(Words.from(1_300, "and welcome"));
    Segmented result = segmenter.accept(OpenSegment.empty(), words, 0);
    assertThat(result.segments()).extracting(Segment::text).containsExactly("good morning");
    assertThat(result.segments().get(0).startMs()).isZero();
    assertThat(result.segments().get(0).endMs()).isEqualTo(700);
    assertThat(result.open().words()).hasSize(2);
  }

  @Test
  void anotherSpeakerOpensAnotherSegment() {
    List<Word> words = new ArrayList<>(Words.from(0, "how are you"));
    words.replaceAll(word -> word.withSpeaker("1"));
    words.addAll(Words.from(1_200, "hm"));
    words.addAll(Words.from(1_600, "fine").stream().map(word -> word.withSpeaker("2")).toList());
    List<Segment> segments = segmenter.segments(words);
    assertThat(segments).extracting(Segment::text).containsExactly("how are you", "hm", "fine");
    assertThat(segments).extracting(Segment::speaker).containsExactly("1", null, "2");
  }

  @Test
  void whatSeveralSayIsNobodysSegment() {
    List<Word> words = new ArrayList<>(Words.from(0, "yes"));
    words.add(words.get(0).withSpeaker("2"));
    assertThat(Segment.of(words).speaker()).isNull();
  }

  @Test
  void progressClosesASegmentWithoutANextWord() {
    Segmented open = segmenter.accept(OpenSegment.empty(), Words.from(0, "hello"), 899);
    assertThat(open.segments()).isEmpty();
    Segmented closed = segmenter.accept(open.open(), List.of(), 900);
    assertThat(closed.segments()).extracting(Segment::text).containsExactly("hello");
    assertThat(closed.open()).isEqualTo(OpenSegment.empty());
  }

  @Test
  void thirtyWordsWithoutASentenceEndCloseASegment() {
    assertThat(texts(TWENTY_NINE + "w w")).hasSize(2).endsWith("w");
  }

  @Test
  void tooManyWordsCloseBehindTheLastSentence() {
    String twelve = "w ".repeat(11) + "end.\u201d";
    assertThat(texts(twelve + " " + "x ".repeat(19).strip()))
        .containsExactly(twelve, "x ".repeat(19).strip());
  }

  @Test
  void aSentenceThatEndsEarlyDoesNotCount() {
    assertThat(texts("w ".repeat(9) + "end. " + "x ".repeat(21))).first().asString().endsWith("x");
    assertThat(texts("w ".repeat(9) + "end. " + "x ".repeat(21)).get(1)).isEqualTo("x");
  }

  @Test
  void theEndClosesWhatIsOpen() {
    OpenSegment open = segmenter.accept(OpenSegment.empty(), Words.from(0, "bye"), 0).open();
    assertThat(segmenter.close(open).segments()).extracting(Segment::text).containsExactly("bye");
    assertThat(segmenter.close(OpenSegment.empty()).segments()).isEmpty();
  }

  @Test
  void aSegmentsProbabilityIsTheGeometricMean() {
    List<Word> words = List.of(new Word("a", 0, 1, 0.9f), new Word("b", 1, 2, 0.4f));
    assertThat(Segment.of(words).probability()).isEqualTo(0.6f);
    assertThat(Segment.of(List.of(new Word("a", 0, 1, 0))).probability()).isPositive();
  }

  @Test
  void aSegmentWithoutWordsIsRefused() {
    assertThatThrownBy(() -> Segment.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theGroupingOfWordsIntoCallsChangesNothing(long seed) {
    Random random = new Random(seed);
    List<Word> words = Words.random(random, 1 + random.nextInt(300));
    List<Segment> expected = segmenter.segments(words);

    List<Segment> segments = new ArrayList<>();
    OpenSegment open = OpenSegment.empty();
    int given = 0;
    while (given < words.size()) {
      int until = Math.min(words.size(), given + random.nextInt(8));
      long next = until < words.size() ? words.get(until).startMs() : Long.MAX_VALUE;
      long progress = random.nextBoolean() ? next : given == 0 ? 0 : words.get(given).startMs();
      Segmented result = segmenter.accept(open, words.subList(given, until), progress);
      segments.addAll(result.segments());
      open = result.open();
      given = until;
    }
    segments.addAll(segmenter.close(open).segments());
    assertThat(segments).isEqualTo(expected);
    assertThat(segments.stream().flatMap(segment -> segment.words().stream())).isEqualTo(words);
  }

  private List<String> texts(String words) {
    return segmenter.segments(Words.from(0, words)).stream().map(Segment::text).toList();
  }
}
