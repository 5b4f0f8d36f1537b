package io.colloquy.bench.retrieval;

import io.colloquy.core.chapter.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes queries of sentences: said in other words, misspelt, or cut. Only sentences that are told
 * from all others by their words are taken, so that there is one right moment.
 */
final class QueryGenerator {

  static final String PARAPHRASED = "paraphrased";
  static final String MISSPELT = "misspelt";
  static final String CUT = "cut";

  private static final int LEAST_WORDS = 8;
  private static final int MOST_WORDS = 30;
  private static final int LONG_WORD = 5;
  private static final int LEAST_LONG_WORDS = 2;
  private static final int TRIES = 100_000;

  private final List<SpokenInterview> interviews;
  private final String everything;
  private final Random random;

  QueryGenerator(List<SpokenInterview> interviews, long seed) {
    this.interviews = interviews;
    everything =
        interviews.stream()
            .flatMap(interview -> interview.sentences().stream())
            .map(sentence -> bare(sentence.text()))
            .collect(Collectors.joining(" ", " ", " "));
    random = new Random(seed);
  }

  /**
   * As many as there can be, in equal parts.
   *
   * @param count the most
   */
  List<SoughtMoment> queries(int count) {
    List<SoughtMoment> queries = new ArrayList<>();
    List<String> kinds = List.of(PARAPHRASED, MISSPELT, CUT);
    for (int tries = 0; queries.size() < count && tries < TRIES; tries++) {
      SpokenInterview interview = interviews.get(random.nextInt(interviews.size()));
      List<Sentence> sentences = interview.sentences();
      Sentence sentence = sentences.get(random.nextInt(sentences.size()));
      String kind = kinds.get(queries.size() % kinds.size());
      String text = isUsable(sentence) ? text(kind, sentence) : null;
      boolean known = queries.stream().anyMatch(query -> query.text().equals(text));
      if (text != null && !known) {
        queries.add(
            new SoughtMoment(
                kind, text, interview.interviewId(), sentence.startMs(), sentence.endMs()));
      }
    }
    return queries;
  }

  private static boolean isUsable(Sentence sentence) {
    return sentence.words() >= LEAST_WORDS
        && sentence.words() <= MOST_WORDS
        && !sentence.text().contains("](")
        && tells(sentence.text());
  }

  /** Null if nothing can be made of the sentence. */
  private String text(String kind, Sentence sentence) {
    return switch (kind) {
      case PARAPHRASED -> paraphrased(sentence);
      case MISSPELT -> misspelt(sentence);
      default -> stretch(sentence, 4, 6);
    };
  }

  private String paraphrased(Sentence sentence) {
    String text = bare(sentence.text());
    return occursOnce(text) ? Paraphrase.of(text) : null;
  }

  private String misspelt(Sentence sentence) {
    String text = stretch(sentence, 5, 8);
    return text == null ? null : Misspelling.of(text, random);
  }

  /** Some words in a row that are said nowhere else; null if these are. */
  private String stretch(Sentence sentence, int least, int most) {
    String[] words = bare(sentence.text()).split(" ");
    int length = Math.min(words.length, least + random.nextInt(most - least + 1));
    int first = random.nextInt(words.length - length + 1);
    String text = String.join(" ", Arrays.copyOfRange(words, first, first + length));
    return tells(text) && occursOnce(text) ? text : null;
  }

  private static boolean tells(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> word.length() >= LONG_WORD).count()
        >= LEAST_LONG_WORDS;
  }

  private boolean occursOnce(String text) {
    String words = " " + text + " ";
    int at = everything.indexOf(words);
    return at >= 0 && everything.indexOf(words, at + 1) < 0;
  }

  /** Lower case without punctuation, as people type. */
  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
