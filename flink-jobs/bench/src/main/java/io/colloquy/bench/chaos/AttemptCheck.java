package io.colloquy.bench.chaos;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.chaos.InterviewDocuments.SegmentWord;
import io.colloquy.bench.standin.VaryingWord;
import io.colloquy.local.search.StoredDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where every attempt at a window makes other words: each window's words must be those of one
 * attempt, all of them, in every document that repeats them.
 */
final class AttemptCheck {

  private static final String NOTHING_BUT_LETTERS_AND_DIGITS = "[^\\p{L}\\p{N}]+";

  /** A window, told from all others of its interview. */
  private record Window(long number, int part) {}

  private final String interview;
  private final InterviewDocuments documents;
  private final Map<Window, String> attempts = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private AttemptCheck(String interview, InterviewDocuments documents) {
    this.interview = interview;
    this.documents = documents;
  }

  /** What is wrong within a run's documents. */
  static List<Difference> of(Map<String, StoredDocument> documents) {
    List<Difference> differences = new ArrayList<>();
    InterviewDocuments.byInterview(documents)
        .forEach(
            (interview, ofIt) ->
                differences.addAll(new AttemptCheck(interview, ofIt).differences()));
    return differences;
  }

  /** Windows with words, and gaps: what no attempt may change. */
  static List<Difference> between(
      Map<String, StoredDocument> expected, Map<String, StoredDocument> found) {
    SortedSet<String> there = frame(expected);
    SortedSet<String> here = frame(found);
    List<Difference> differences = new ArrayList<>();
    there.stream()
        .filter(part -> !here.contains(part))
        .forEach(part -> differences.add(new Difference(Kind.MISSING, part)));
    here.stream()
        .filter(part -> !there.contains(part))
        .forEach(part -> differences.add(new Difference(Kind.ORPHANED, part)));
    return differences;
  }

  private static SortedSet<String> frame(Map<String, StoredDocument> documents) {
    SortedSet<String> frame = new TreeSet<>();
    InterviewDocuments.byInterview(documents)
        .forEach(
            (interview, ofIt) -> {
              ofIt.words().stream()
                  .flatMap(word -> VaryingWord.parse(word.text()).stream())
                  .map(word -> "%s: window %d.%d".formatted(interview, word.number(), word.part()))
                  .forEach(frame::add);
              ofIt.gaps().map(gap -> interview + ": " + gapLine(gap)).forEach(frame::add);
              ofIt.summaries().forEach(summary -> frame.add(interview + ": " + heard(summary)));
            });
    return frame;
  }

  private static String gapLine(StoredDocument gap) {
    return "gap from %s to %s, %s"
        .formatted(
            gap.source().path("startMs"),
            gap.source().path("endMs"),
            gap.source().path("gapReason").asText());
  }

  private static String heard(StoredDocument summary) {
    return "speech of %s ms, gaps of %s ms, streams %s"
        .formatted(
            summary.source().path("speechMs"),
            summary.source().path("gapMs"),
            summary.source().path("streams"));
  }

  private List<Difference> differences() {
    SortedMap<String, List<VaryingWord>> windows = new TreeMap<>();
    for (SegmentWord word : documents.words()) {
      Optional<VaryingWord> varying = VaryingWord.parse(word.text());
      if (varying.isPresent()) {
        VaryingWord said = varying.get();
        windows
            .computeIfAbsent(
                "%s/%d.%d".formatted(word.stream(), said.number(), said.part()),
                window -> new ArrayList<>())
            .add(said);
        attempts.put(new Window(said.number(), said.part()), said.attempt());
      } else {
        differences.add(new Difference(Kind.WRONG, interview + ": " + word));
      }
    }
    windows.forEach(this::window);
    Stream.of(documents.passages(), documents.chapters(), documents.segments())
        .flatMap(some -> some)
        .forEach(this::repeats);
    return differences;
  }

  private void window(String window, List<VaryingWord> words) {
    String where = "%s: window %s".formatted(interview, window);
    Set<String> made = words.stream().map(VaryingWord::attempt).collect(Collectors.toSet());
    Set<Integer> distinct = words.stream().map(VaryingWord::k).collect(Collectors.toSet());
    if (made.size() > 1) {
      differences.add(new Difference(Kind.MIXED_ATTEMPTS, where + " has words of " + made));
    } else if (distinct.size() < words.size()) {
      differences.add(new Difference(Kind.DOUBLED, where));
    } else if (distinct.size() < words.get(0).n()) {
      differences.add(
          new Difference(
              Kind.INCOMPLETE_ATTEMPT,
              "%s has %d of %d words".formatted(where, distinct.size(), words.get(0).n())));
    }
  }

  /** Passages, chapters and titles are made of the same words. */
  private void repeats(StoredDocument document) {
    Set<String> stale = new HashSet<>();
    for (String field : List.of("text", "sentence", "title", "chapterTitle", "keywords")) {
      String text = document.source().path(field).toString().toLowerCase(Locale.ROOT);
      Arrays.stream(text.split(NOTHING_BUT_LETTERS_AND_DIGITS))
          .filter(token -> VaryingWord.parse(token).filter(this::isOfAnotherAttempt).isPresent())
          .forEach(stale::add);
    }
    if (!stale.isEmpty()) {
      differences.add(new Difference(Kind.OLDER, document.index() + document.id() + " " + stale));
    }
  }

  private boolean isOfAnotherAttempt(VaryingWord word) {
    return !word.attempt().equals(attempts.get(new Window(word.number(), word.part())));
  }
}
