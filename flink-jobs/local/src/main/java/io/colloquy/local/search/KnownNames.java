package io.colloquy.local.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells people which names there are, those first that look like the one they gave. */
final class KnownNames {

  private static final int SHOWN = 8;

  private KnownNames() {}

  /** {@code there are "a", "b" and 12 more}. */
  static String like(String given, Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none";
    }
    Comparator<String> likeness = Comparator.comparingDouble(name -> -likeness(given, name));
    List<String> sorted =
        known.stream()
            .distinct()
            .sorted(likeness.thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> shown = sorted.stream().limit(SHOWN).map(name -> '"' + name + '"').toList();
    int more = sorted.size() - shown.size();
    return (sorted.size() == 1 ? "there is only " : "there are ")
        + String.join(", ", shown)
        + (more == 0 ? "" : " and " + more + " more");
  }

  /** The share of the given name's pairs of letters that the other has; of equals the shorter. */
  private static double likeness(String given, String other) {
    Set<String> pairs = pairs(given);
    Set<String> shared = pairs(other);
    int all = shared.size();
    shared.retainAll(pairs);
    return (double) shared.size() / pairs.size() - all / 1e3;
  }

  private static Set<String> pairs(String name) {
    String text = " " + name.toLowerCase(Locale.ROOT) + " ";
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
