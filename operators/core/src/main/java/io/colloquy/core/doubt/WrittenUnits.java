package io.colloquy.core.doubt;

import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The {@link SpokenUnits} of a recognizer's words, and which word each is of. */
final class WrittenUnits {
  private final List<String> units = new ArrayList<>();
  private final List<Integer> words = new ArrayList<>();

  WrittenUnits(List<Word> words) {
    for (int word = 0; word < words.size(); word++) {
      for (String unit : SpokenUnits.of(words.get(word).spokenText())) {
        units.add(unit);
        this.words.add(word);
      }
    }
  }

  List<String> all() {
    return units;
  }

  /** The words that have any of some units. */
  BitSet words(BitSet ofUnits) {
    BitSet having = new BitSet();
    ofUnits.stream().forEach(unit -> having.set(words.get(unit)));
    return having;
  }
}
