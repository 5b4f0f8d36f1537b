package io.colloquy.core.moment;

import java.util.Set;

/** English words that tell nothing of what is looked for. */
final class StopWords {

  private static final Set<String> WORDS =
      Set.of(
          ("a about all also am an and any are as at be because been being but by can cant could did"
                  + " do does doesnt dont for from get got had has have he her him his how i if in"
                  + " into is isnt it its just kind like me more most my no not of on one only or"
                  + " other our out really said say says she should so some somebody someone"
                  + " something such than that thats the their them then there these they theyre"
                  + " thing things this those to too up us very was we were what whats when where"
                  + " which who why will with would yeah you your")
              .split(" "));

  private StopWords() {}

  /**
   * @param spoken lower case, without punctuation
   */
  static boolean contain(String spoken) {
    return WORDS.contains(spoken);
  }
}
