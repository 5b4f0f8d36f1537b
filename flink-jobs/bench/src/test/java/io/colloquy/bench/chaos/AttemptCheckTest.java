package io.colloquy.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.standin.VaryingWord;
import io.colloquy.local.search.StoredDocument;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AttemptCheckTest {

  private static final String FIRST = "0000000a";
  private static final String SECOND = "0000000b";

  @Test
  void wholeAttemptsOfAnySizeAgree() {
    SortedMap<String, StoredDocument> expected =
        Indexed.talk(words(0, FIRST, 2, 1, 2), words(1, FIRST, 1, 1));
    SortedMap<String, StoredDocument> found =
        Indexed.talk(words(0, SECOND, 3, 1, 2, 3), words(1, SECOND, 1, 1));

    assertThat(AttemptCheck.of(found)).isEmpty();
    assertThat(AttemptCheck.between(expected, found)).isEmpty();
  }

  @Test
  void wordsOfTwoAttemptsAtAWindowAreMixed() {
    SortedMap<String, StoredDocument> found =
        Indexed.talk(words(0, FIRST, 2, 1), words(0, SECOND, 2, 2));

    assertThat(AttemptCheck.of(found)).extracting(Difference::kind).contains(Kind.MIXED_ATTEMPTS);
  }

  @Test
  void attemptThatLacksAWordIsIncomplete() {
    SortedMap<String, StoredDocument> found =
        Indexed.talk(words(0, FIRST, 3, 1, 3), words(1, FIRST, 1, 1));

    assertThat(AttemptCheck.of(found))
        .containsExactly(
            new Difference(Kind.INCOMPLETE_ATTEMPT, "talk: window audio/0.0 has 2 of 3 words"));
  }

  @Test
  void wordThatComesTwiceIsDoubled() {
    SortedMap<String, StoredDocument> found =
        Indexed.talk(words(0, FIRST, 2, 1, 2), words(0, FIRST, 2, 2));

    assertThat(AttemptCheck.of(found))
        .containsExactly(new Difference(Kind.DOUBLED, "talk: window audio/0.0"));
  }

  @Test
  void passageOfAnEarlierAttemptIsOlderOverNewer() {
    SortedMap<String, StoredDocument> found =
        Indexed.talk(words(0, FIRST, 1, 1), words(1, FIRST, 1, 1));
    found.get(Indexed.PASSAGE).source().put("text", words(0, SECOND, 1, 1));

    assertThat(AttemptCheck.of(found)).extracting(Difference::kind).containsExactly(Kind.OLDER);
  }

  @Test
  void chapterThatQuotesAnEarlierAttemptIsOlderOverNewer() {
    SortedMap<String, StoredDocument> found =
        Indexed.talk(words(0, FIRST, 1, 1), words(1, FIRST, 1, 1));
    found.get(Indexed.CHAPTER).source().put("title", "W" + words(1, SECOND, 1, 1).substring(1));

    assertThat(AttemptCheck.of(found)).extracting(Difference::kind).containsExactly(Kind.OLDER);
  }

  @Test
  void wordThatNoAttemptMadeIsWrong() {
    SortedMap<String, StoredDocument> found = Indexed.talk(words(0, FIRST, 1, 1), "harbour");

    assertThat(AttemptCheck.of(found)).extracting(Difference::kind).containsExactly(Kind.WRONG);
  }

  @Test
  void windowWithoutWordsAndGapThatMovedAreFound() {
    SortedMap<String, StoredDocument> expected =
        Indexed.talk(words(0, FIRST, 1, 1), words(1, FIRST, 1, 1));
    SortedMap<String, StoredDocument> found =
        Indexed.talk(words(0, FIRST, 1, 1), words(2, FIRST, 1, 1));
    found.get("interview-segments-v1-2026.11/talk/audio/1/0").source().put("endMs", 42_000);

    assertThat(AttemptCheck.between(expected, found))
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(Kind.MISSING, Kind.MISSING, Kind.ORPHANED, Kind.ORPHANED);
  }

  @Test
  void wordsThatWereDoubtedAreOfTheAttemptAsWell() {
    SortedMap<String, StoredDocument> found = doubting(words(1, FIRST, 2, 2), 1);
    assertThat(AttemptCheck.of(found)).isEmpty();
    assertThat(AttemptCheck.between(doubting(words(1, SECOND, 2, 2), 1), found)).isEmpty();

    found.remove(Indexed.UNCLEAR);
    assertThat(AttemptCheck.of(found))
        .contains(
            new Difference(Kind.INCOMPLETE_ATTEMPT, "talk: window audio/1.0 has 1 of 2 words"));
  }

  @Test
  void rawTextOfAnotherAttemptThanTheWordsIsMixed() {
    assertThat(AttemptCheck.of(doubting(words(1, SECOND, 2, 2), 1)))
        .contains(
            new Difference(
                Kind.MIXED_ATTEMPTS,
                "talk: window audio/1.0 has words of [%s, %s]".formatted(FIRST, SECOND)));
  }

  @Test
  void rawTextOfTwoAttemptsIsMixed() {
    assertThat(AttemptCheck.of(doubting(words(2, FIRST, 2, 1) + " " + words(2, SECOND, 2, 2), 1)))
        .extracting(Difference::kind)
        .contains(Kind.MIXED_ATTEMPTS);
  }

  @Test
  void rawTextOfTwoWindowsIsMixed() {
    assertThat(AttemptCheck.of(doubting(words(1, FIRST, 2, 2) + " " + words(2, FIRST, 1, 1), 2)))
        .extracting(Difference::kind)
        .containsExactly(Kind.MIXED_ATTEMPTS);
  }

  @Test
  void doubtedWordThatComesTwiceIsDoubled() {
    assertThat(AttemptCheck.of(doubting(words(1, FIRST, 2, 2, 2), 1)))
        .containsExactly(new Difference(Kind.DOUBLED, "talk: window audio/1.0"));
  }

  @Test
  void ofAnOverlapAnyDoubtsMayBeLeftIfTheyAreOfTheAttempt() {
    String own = words(1, FIRST, 2, 2);
    assertThat(AttemptCheck.of(doubting(own + " " + words(1, FIRST, 2, 0, 0), 1))).isEmpty();
    assertThat(AttemptCheck.of(doubting(own + " " + words(1, SECOND, 2, 0), 1)))
        .extracting(Difference::kind)
        .contains(Kind.MIXED_ATTEMPTS);
  }

  @Test
  void whatWasDoubtedIsToldNowhereElse() {
    SortedMap<String, StoredDocument> found = doubting(words(1, FIRST, 2, 2), 1);
    found.get(Indexed.PASSAGE).source().put("text", words(1, FIRST, 2, 2));

    assertThat(AttemptCheck.of(found)).extracting(Difference::kind).containsExactly(Kind.WRONG);
  }

  @Test
  void summaryCountsTheWindowsThatHaveDoubts() {
    assertThat(AttemptCheck.of(doubting(words(1, FIRST, 2, 2), 3)))
        .containsExactly(
            new Difference(Kind.WRONG, "talk: 1 windows have doubts, the summary counts 3"));
  }

  /** Window 1 has a word that was understood, the first of two. */
  private static SortedMap<String, StoredDocument> doubting(String rawText, int windows) {
    SortedMap<String, StoredDocument> documents =
        Indexed.talk(words(0, FIRST, 1, 1), words(1, FIRST, 2, 1));
    Indexed.put(documents, Indexed.UNCLEAR, 1_000, Indexed.unclear(1, 50_000, rawText));
    documents.get(Indexed.SUMMARY).source().put("lowConfidenceWindows", windows);
    return documents;
  }

  private static String words(long window, String attempt, int n, int... ks) {
    return Arrays.stream(ks)
        .mapToObj(k -> new VaryingWord(window, 0, attempt, k, n).format())
        .collect(Collectors.joining(" "));
  }
}
