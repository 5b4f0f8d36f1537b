package io.colloquy.core.chapter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a text that say what it is about: no stop words, nothing shorter than three letters,
 * and without the endings that English gives to nouns and verbs.
 *
 * <p>The list holds what people say while they think, beside the usual stop words; a library's list
 * is made for written text and would leave "actually", "gonna" and "yeah" to become titles.
 */
final class Terms {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'_-]*");
  private static final int SHORTEST = 3;
  private static final List<String> ENDINGS = List.of("ings", "ing", "edly", "ed", "es", "s", "ly");

  private static final Set<String> STOP_WORDS =
      Set.of(
          """
          a about above across actual actually after afterwards again against ago ah
          ahead ain't all almost alone along already alright also although always am
          among an and another any anybody anyhow anymore anyone anything anyway anyways
          are aren't around as aside ask asked asking aspect aspects at away back bad
          basically be became because become becomes been before behind being believe
          below beside besides best better between beyond big bit both but by bye call
          called calling came can can't cannot case certain certainly cheers clear
          clearly come comes coming completely cool correct could couldn't couple course
          cuz day days definitely did didn't different do does doesn't doing don't done
          down during each easy effect effectively effects either else end enough
          entirely essentially etc even ever every everybody everyone everything exactly
          example fact fairly far feel few figure find fine first five for forth forward
          four from front full fully further gave general generally get gets getting
          give given gives giving go goes going gone gonna good got gotta gotten great
          guess guy guys ha had hadn't half hand happen happened happening happens hard
          has hasn't have haven't having he he'd he'll he's hear heard hello help her
          here here's hers herself hey hi high higher him himself his hm hmm honest
          honestly how how's however huge huh i i'd i'll i'm i've idea if imagine
          important in include included includes including indeed inside instead
          interested interesting into is isn't it it'd it'll it's its itself job just
          keep kept kind kinda kinds knew know knowing known knows large last late later
          least left less let let's like likely literally little look looked looking
          looks lot lots low lower made mainly make makes making many matter may maybe
          me mean meaning means meant mention mentioned mhm might mine minute minutes
          missing mm mmm moment more moreover most mostly move moving much must my
          myself name namely natural near necessarily need needed needs neither never
          new next nice no nobody none nope nor normally not nothing now number
          obviously of off often oh ok okay old on once one one's ones only onto or
          order other others otherwise ought our ours ourselves out outside over own
          part parts people per perfect perhaps person piece place plus point points
          popular possible possibly pretty previous probably problem problems put puts
          putting question questions quick quickly quite rather ready real really reason
          reasons recent regarding relevant right roughly said same saw say saying says
          second see seeing seem seemed seems seen several shall she she'd she'll she's
          should shouldn't show similar simple simply since single six slightly small so
          some somebody somehow someone something sometimes somewhat somewhere soon
          sorry sort sorts sounds specific specifically start started starting starts
          still story stuff such super suppose supposed sure take taken takes taking
          talk talked talking tell ten than thank thanks that that'd that'll that's the
          their theirs them themselves then there there'd there'll there's therefore
          these they they'd they'll they're they've thing things think thinking third
          this those though thought thoughts three through throughout thus time times to
          today together told too took topic total totally toward towards tried trivial
          true try trying turn turns two uh uhm um under understand unless until unto up
          upon us use used useful uses using usual usually various versus very via want
          wanted wants was wasn't way ways we we'd we'll we're we've week weeks welcome
          well went were weren't what what'd what'll what's whatever when whenever where
          where's whereas wherever whether which while who who's whoever whole whom
          whose why will wish with within without won't wonder wondering word words work
          worked working works world worry worth would wouldn't wow yeah year years yep
          yes yet you you'd you'll you're you've your yours yourself yourselves yup
          """
              .strip()
              .split("\\s+"));

  private Terms() {}

  /** The terms of a text in the order in which they are said, as often as they are. */
  static List<String> of(String text) {
    return WORD.matcher(normal(text))
        .results()
        .map(MatchResult::group)
        .filter(word -> !isStopWord(word))
        .map(Terms::stem)
        .toList();
  }

  /** Whether a word says nothing of a subject. */
  static boolean isStopWord(String word) {
    String normal = normal(word);
    return normal.length() < SHORTEST || STOP_WORDS.contains(normal);
  }

  /** A word without its ending. */
  static String stem(String word) {
    String normal = normal(word);
    String bare = normal.endsWith("'s") ? normal.substring(0, normal.length() - 2) : normal;
    for (String ending : ENDINGS) {
      if (bare.endsWith(ending) && bare.length() - ending.length() >= SHORTEST) {
        return bare.substring(0, bare.length() - ending.length());
      }
    }
    return bare;
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }
}
