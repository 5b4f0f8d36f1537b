package io.colloquy.core.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.core.window.SampleSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of languages that put no blanks between words, as recognizers cut it: at any character. */
class UnspacedTextTest {
  private static final String CHINESE =
      "我们去年春天把整个团队搬到新办公室的时候，做的第一件事就是问大家需要什么。" + "大多数人说需要一个安静的地方打电话，还有一个可以一起吃午饭的地方。";
  private static final String JAPANESE =
      "去年の春にチーム全員で新しいオフィスに引っ越したとき、最初にやったことは、" + "みんなに何が必要かを聞くことでした。静かに電話ができる場所が欲しいと言いました。";
  private static final String THAI =
      "ตอนที่เราย้ายทีมทั้งหมดไปที่สำนักงานใหม่เมื่อฤดูใบไม้ผลิที่แล้ว"
          + "สิ่งแรกที่เราทำคือถามทุกคนว่าต้องการอะไร";

  /** Of read speech (Coupé et al. 2019); characters for Chinese, kana and kanji for Japanese. */
  private static final double CHINESE_A_SECOND = 5.9;

  private static final double JAPANESE_A_SECOND = 7.3;
  private static final double THAI_SYLLABLES_A_SECOND = 4.7;
  private static final double THAI_LETTERS_OF_A_SYLLABLE = 2.4;

  @Test
  void isTrustedAtTheRateThatPeopleTalk() {
    assertTrusted(CHINESE, CHINESE_A_SECOND);
    assertTrusted(JAPANESE, JAPANESE_A_SECOND);
    assertTrusted(THAI, THAI_SYLLABLES_A_SECOND * THAI_LETTERS_OF_A_SYLLABLE);
  }

  @Test
  void isDoubtedAtTwiceTheRateThatPeopleTalk() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(
              List.of(
                  judge(CHINESE, 2 * CHINESE_A_SECOND, seed),
                  judge(JAPANESE, 2 * JAPANESE_A_SECOND, seed),
                  judge(THAI, 2 * THAI_SYLLABLES_A_SECOND * THAI_LETTERS_OF_A_SYLLABLE, seed)))
          .as("seed %d", seed)
          .allSatisfy(
              judgement ->
                  assertThat(judgement.unclear())
                      .extracting(UnclearSpan::reason)
                      .containsOnly("too-many-words"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "谢谢观看, 5",
    "请不吝点赞订阅, 4",
    "ご視聴ありがとうございました。, 4",
    "ขอบคุณที่รับชม, 5",
    "ຂອບໃຈທີ່ຮັບຊົມ, 5",
  })
  void isDoubtedInALoopWhereverRecognizersCutIt(String round, int rounds) {
    for (int seed = 0; seed < 20; seed++) {
      Judgement judgement = judge(round.repeat(rounds), 4, seed);
      assertThat(judgement.words()).as("seed %d", seed).isEmpty();
      assertThat(judgement.unclear())
          .as("seed %d", seed)
          .extracting(UnclearSpan::reason)
          .containsExactly("repetition");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "对, 9",
    "没有, 8",
    "哈, 9",
    "谢谢, 4",
    "谢谢大家, 3",
    "はい, 8",
    "そうですね, 3",
    "ครับ, 8",
    "ใช่, 9",
    "ขอบคุณครับ, 4"
  })
  void isTrustedWherePeopleRepeatThemselves(String round, int rounds) {
    assertTrusted(round.repeat(rounds), 4);
  }

  private static void assertTrusted(String text, double unitsASecond) {
    for (int seed = 0; seed < 20; seed++) {
      Judgement judgement = judge(text, unitsASecond, seed);
      assertThat(judgement.unclear()).as("%s, seed %d", text, seed).isEmpty();
      assertThat(judgement.isAccepted()).as("%s, seed %d", text, seed).isTrue();
    }
  }

  /** What a recognizer writes that ends its words behind one to three characters. */
  private static Judgement judge(String text, double unitsASecond, int seed) {
    Random random = new Random(seed);
    String spoken = new Word(text, 0, 0, 1).spokenText();
    List<String> units = SpokenUnits.of(spoken);
    List<Word> words = new ArrayList<>();
    int from = 0;
    while (from < units.size()) {
      int to = Math.min(units.size(), from + 1 + random.nextInt(3));
      words.add(
          new Word(
              String.join("", units.subList(from, to)),
              Math.round(1_000 * from / unitsASecond),
              Math.round(1_000 * to / unitsASecond),
              .9f));
      from = to;
    }
    long endMs = words.get(words.size() - 1).endMs();
    SpokenTime spokenTime =
        new SpokenTime(List.of(new SampleSpan(0, 16 * endMs)), 0, 16 * endMs, 350);
    return Doubt.judge(
        new Attempt(List.of(new WrittenSegment(0, endMs, -.2, words)), -.2, 1.3), spokenTime);
  }
}
