package io.colloquy.core.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what could be noun phrases: runs of up to three words without a stop word or punctuation
 * between them. A word right behind a pronoun, an auxiliary or "to" is taken for a verb. Such rules
 * do for titles, need no model, and give the same on every machine.
 */
final class Phrases {
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'\u2019_-]*|[^\\s\\p{L}\\p{N}]");
  private static final Pattern NO_NOUN = Pattern.compile("(?i).*[^s]ed");
  private static final Pattern NO_TITLE = Pattern.compile("(?i).*ly|\\d+");
  private static final int MOST_WORDS = 3;
  private static final Set<String> VERB_NEXT =
      Set.of(
          """
          can can't could couldn't did didn't do does doesn't don't gonna he i i'd i'll
          it let's may might must not please shall she should they they'd they'll to
          wanna we we'd we'll who will won't would wouldn't you you'd you'll
          """
              .strip()
              .split("\\s+"));
  private static final Set<String> VERBS =
      Set.of(
          """
          add allow appear apply ask assume avoid become begin break bring build buy
          care change check choose create decide depend describe detect discuss download
          end enforce ensure exist expect explain fail fix follow forget grow guarantee
          hold include increase learn leave listen live load lose meet merge miss notice
          open pass pay pick play prefer prevent prove publish pull push reach read
          realize receive recognize reduce refer reject release remain remember remove
          replace reply request require run save sell send set share sit solve speak
          specify spend stand stay stop store support switch teach tend test touch
          update upgrade verify visit wait walk watch win write
          """
              .strip()
              .split("\\s+"));

  /** Words that fit any subject; what is left of a phrase without them may be about one. */
  private static final Set<String> GENERAL =
      Set.of(
          """
          ability advice affect aim allows amount amounts approach approaches area areas
          argument arguments awfulest ballpark beef beefs benefit benefits bigger
          biggest blessed box bunch changes chicken chronological clever co-worker
          competing complete complicated concept concepts consideration contains
          contention context controversy conversation conversations counts crazy
          difference differences difficult direction discussed discussing downside
          downsides earlier ease easier entire episode episodes equivalent exact
          expectations expensive experience experiences explanation extent extra fair
          fewer field fields free funny future game-changing goal goals groundbreaking
          helps horrible hour hours hundred importance incredible individual initial
          intention intentions interests intro issue issues item items legitimate length
          level levels listener listeners logic long-term longer low-level main manner
          margin million minus mischievous mister month months motivation motivations
          multiple narrow normal noteworthy notion option options original overall
          perspective perspectives podcast podcasting possibilities possibility
          potential present prior progress proper proportional realistic realm relation
          remains requires requiring result results returns scenario scenarios section
          sense separate side sides similarities smaller smart smarter steal step steps
          strong style thereof thousand tonight topics trick tricks trouble twice
          typical video weird worse worst-case
          """
              .strip()
              .split("\\s+"));

  private Phrases() {}

  /**
   * Words in a row that could be about something.
   *
   * @param before the word or sign before them, in lower case; empty at the start of the text
   * @param words at least one
   */
  record Run(String before, List<String> words) {}

  /** The runs of a text. */
  static List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    List<String> words = new ArrayList<>();
    String before = "";
    String beforeRun = "";
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      String token = tokens.group();
      boolean isContent = Character.isLetterOrDigit(token.charAt(0)) && !Terms.isStopWord(token);
      if (isContent && !(words.isEmpty() && isVerb(token, before))) {
        beforeRun = words.isEmpty() ? before : beforeRun;
        words.add(token);
      } else if (!words.isEmpty()) {
        runs.add(new Run(beforeRun, List.copyOf(words)));
        words.clear();
      }
      before = token.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }
    if (!words.isEmpty()) {
      runs.add(new Run(beforeRun, List.copyOf(words)));
    }
    return runs;
  }

  /**
   * The phrases of a text.
   *
   * @return each as it was written, as often as it comes
   */
  static List<String> of(String text) {
    List<String> phrases = new ArrayList<>();
    runs(text).forEach(run -> add(run.words(), phrases));
    return phrases;
  }

  /** A phrase by which its spellings, singular and plural are counted together. */
  static String key(String phrase) {
    return Pattern.compile("[\\s-]+")
        .splitAsStream(phrase)
        .map(Terms::stem)
        .collect(Collectors.joining(" "));
  }

  private static boolean isVerb(String token, String before) {
    boolean isName = Character.isUpperCase(token.charAt(0));
    return !isName && VERB_NEXT.contains(before);
  }

  private static boolean saysNothing(String word) {
    return NO_TITLE.matcher(word).matches() || GENERAL.contains(word.toLowerCase(Locale.ROOT));
  }

  private static void add(List<String> run, List<String> phrases) {
    for (int from = 0; from < run.size(); from++) {
      for (int to = from + 1; to <= Math.min(run.size(), from + MOST_WORDS); to++) {
        List<String> words = run.subList(from, to);
        if (!NO_NOUN.matcher(words.get(words.size() - 1)).matches()
            && !VERBS.contains(words.get(words.size() - 1).toLowerCase(Locale.ROOT))
            && words.stream().noneMatch(Phrases::saysNothing)) {
          phrases.add(String.join(" ", words));
        }
      }
    }
  }
}
