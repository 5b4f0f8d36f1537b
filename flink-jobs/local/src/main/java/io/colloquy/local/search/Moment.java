package io.colloquy.local.search;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in an interview the thing that a person looks for is said.
 *
 * @param segment the one that it begins in
 * @param startMs media time of the first matching word; of its sentence where only the meaning
 *     matches
 * @param endMs where what is shown ends
 * @param words what is shown: the segment, and those behind it that belong to the match
 * @param score what all searches together think of it; only good for comparing
 * @param asSaid whether somebody says these very words
 * @param lost gaps and unclear stretches right beside it, where more was said or may have been
 */
public record Moment(
    IndexedSegment segment,
    long startMs,
    long endMs,
    List<ShownWord> words,
    double score,
    boolean asSaid,
    List<IndexedSegment> lost) {

  /** From the first letter or digit of a word to its last. */
  private static final Pattern SPOKEN =
      Pattern.compile("[\\p{L}\\p{N}](?:.*[\\p{L}\\p{M}\\p{N}])?");

  /** A word, and whether it is what was looked for. */
  public record ShownWord(String text, boolean marked) {}

  /** The text with marks around each run of words that match, without its punctuation. */
  public String text(String open, String close) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      ShownWord word = words.get(i);
      boolean opens = word.marked() && (i == 0 || !words.get(i - 1).marked());
      boolean closes = word.marked() && (i == words.size() - 1 || !words.get(i + 1).marked());
      Matcher parts = SPOKEN.matcher(word.text());
      text.append(i == 0 ? "" : " ");
      if ((opens || closes) && parts.find()) {
        text.append(word.text(), 0, parts.start())
            .append(opens ? open : "")
            .append(parts.group())
            .append(closes ? close : "")
            .append(word.text(), parts.end(), word.text().length());
      } else {
        text.append(opens ? open : "").append(word.text()).append(closes ? close : "");
      }
    }
    return text.toString();
  }

  /** The text without marks. */
  public String text() {
    return words.stream().map(ShownWord::text).collect(Collectors.joining(" "));
  }
}
