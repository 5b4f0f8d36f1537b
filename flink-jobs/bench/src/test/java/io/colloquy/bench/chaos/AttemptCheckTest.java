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

  private static String words(long window, String attempt, int n, int... ks) {
    return Arrays.stream(ks)
        .mapToObj(k -> new VaryingWord(window, 0, attempt, k, n).format())
        .collect(Collectors.joining(" "));
  }
}
