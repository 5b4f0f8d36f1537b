package io.colloquy.core.doubt;

import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.LAO;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.THAI;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What can be counted of a text in any script: words where blanks stand between them, characters
 * where none do. There recognizers end what they call a word wherever their tokens end: within a
 * word, or behind several.
 *
 * <p>A unit is worth the part of a word that is said in the same time. An English word has one and
 * a half syllables in speech; a Chinese character is one, as is about a Japanese kana; Thai writes
 * a syllable with some 2.4 letters besides its marks, and the others alike.
 */
final class SpokenUnits {
  private static final double SYLLABLES_OF_A_WORD = 1.5;
  private static final double LETTERS_OF_A_SYLLABLE = 2.4;

  private static final Set<UnicodeScript> A_SYLLABLE_EACH = EnumSet.of(HAN, HIRAGANA, KATAKANA);
  private static final Set<UnicodeScript> A_LETTER_EACH = EnumSet.of(THAI, LAO, KHMER, MYANMAR);

  private SpokenUnits() {}

  /**
   * The units of a text.
   *
   * @param spokenText without punctuation, as {@link io.colloquy.core.text.Word#spokenText} gives
   *     it
   */
  static List<String> of(String spokenText) {
    List<String> units = new ArrayList<>();
    StringBuilder unit = new StringBuilder();
    boolean ofBlanks = false;
    for (int character : spokenText.codePoints().toArray()) {
      boolean byItself = worth(character) < 1;
      boolean goesOn = isMark(character) || ofBlanks && !byItself;
      if (!goesOn && !unit.isEmpty()) {
        units.add(unit.toString());
        unit.setLength(0);
      }
      if (!isMark(character)) {
        ofBlanks = !byItself;
      }
      unit.appendCodePoint(character);
    }
    if (!unit.isEmpty()) {
      units.add(unit.toString());
    }
    return units;
  }

  /** How many words are said in the time of these units. */
  static double words(List<String> units) {
    return units.stream().mapToDouble(unit -> worth(unit.codePointAt(0))).sum();
  }

  private static double worth(int character) {
    UnicodeScript script = UnicodeScript.of(character);
    if (A_SYLLABLE_EACH.contains(script) || isProlongedSound(character)) {
      return 1 / SYLLABLES_OF_A_WORD;
    }
    return A_LETTER_EACH.contains(script) ? 1 / SYLLABLES_OF_A_WORD / LETTERS_OF_A_SYLLABLE : 1;
  }

  /** Of no script, because two write it. */
  private static boolean isProlongedSound(int character) {
    return UnicodeBlock.of(character) == UnicodeBlock.KATAKANA;
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
