package io.colloquy.bench.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says a sentence in other words by rule: other clause first, long forms, no fillers, synonyms. */
final class Paraphrase {

  private static final int LEAST_CHANGES = 3;

  private static final List<String> FILLERS =
      List.of(
          "you know",
          "i mean",
          "sort of",
          "kind of",
          "basically",
          "actually",
          "really",
          "right",
          "like i said",
          "i think",
          "i guess",
          "obviously",
          "of course",
          "just",
          "so",
          "well",
          "yeah",
          "okay",
          "and");

  private static final Map<String, String> LONG_FORMS =
      Map.ofEntries(
          Map.entry("it's", "it is"),
          Map.entry("that's", "that is"),
          Map.entry("there's", "there is"),
          Map.entry("don't", "do not"),
          Map.entry("doesn't", "does not"),
          Map.entry("didn't", "did not"),
          Map.entry("can't", "cannot"),
          Map.entry("isn't", "is not"),
          Map.entry("won't", "will not"),
          Map.entry("you're", "you are"),
          Map.entry("we're", "we are"),
          Map.entry("they're", "they are"),
          Map.entry("i'm", "i am"),
          Map.entry("you've", "you have"),
          Map.entry("we've", "we have"));

  private static final Map<String, String> SYNONYMS =
      synonyms(
          "people=folks person=human use=employ uses=employs using=employing used=employed"
              + " big=large bigger=larger start=begin started=began problem=difficulty"
              + " problems=difficulties question=query idea=concept ideas=concepts"
              + " need=require needs=requires want=wish make=create makes=creates"
              + " get=obtain gets=obtains give=provide gives=provides show=present"
              + " happen=occur happens=occurs change=alter changes=alterations fix=repair"
              + " fixed=repaired send=transmit sends=transmits sending=transmitting find=discover"
              + " important=essential interesting=intriguing hard=difficult easy=simple fast=quick"
              + " probably=likely maybe=perhaps because=since many=numerous different=distinct"
              + " money=funds check=verify checks=verifies try=attempt trying=attempting"
              + " talk=speak talking=speaking understand=comprehend build=construct"
              + " building=constructing small=little keep=retain amount=quantity"
              + " better=superior bad=poor good=fine whole=entire old=ancient new=recent"
              + " whenever=when everybody=everyone anybody=anyone choose=select wait=hold"
              + " guess=suppose buy=purchase mistake=error way=manner reason=cause");

  private Paraphrase() {}

  private static Map<String, String> synonyms(String pairs) {
    return Arrays.stream(pairs.split(" "))
        .map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /**
   * Another way to say it.
   *
   * @param sentence lower case, without punctuation
   * @return null if the rules change hardly anything
   */
  static String of(String sentence) {
    String text = " " + sentence + " ";
    int changes = 0;
    for (String filler : FILLERS) {
      if (text.contains(" " + filler + " ")) {
        text = text.replace(" " + filler + " ", " ");
        changes++;
      }
    }
    int because = text.indexOf(" because ");
    if (because > 0) {
      text = " because" + text.substring(because + 8) + text.substring(1, because + 1);
      changes++;
    }
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split(" ")) {
      String other = LONG_FORMS.getOrDefault(word, SYNONYMS.getOrDefault(word, word));
      changes += other.equals(word) ? 0 : 1;
      words.add(other);
    }
    return changes >= LEAST_CHANGES && words.size() >= LEAST_CHANGES
        ? String.join(" ", words)
        : null;
  }
}
