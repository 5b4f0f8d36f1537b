package io.colloquy.bench.chaos;

import io.colloquy.bench.chaos.Difference.Kind;
import io.colloquy.bench.chaos.InterviewDocuments.SegmentWord;
import io.colloquy.bench.chaos.InterviewDocuments.UnclearStretch;
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
 * Where every attempt at a window makes other words: each window's words, understood and doubted,
 * must be those of one attempt, all of them, in every document that repeats them. What was doubted
 * is repeated nowhere.
 */
final class AttemptCheck {

  private static final String NOTHING_BUT_LETTERS_AND_DIGITS = "[^\\p{L}\\p{N}]+";

  /** A window, told from all others of its interview. */
  private record Window(long number, int part) {
    static Window of(VaryingWord word) {
      return new Window(word.number(), word.part());
    }
  }

  private final String interview;
  private final InterviewDocuments documents;
  private final Map<Window, String> attempts = new HashMap<>();
  private final SortedMap<String, List<VaryingWord>> windows = new TreeMap<>();
  private final Set<VaryingWord> doubted = new HashSet<>();
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

  /** Windows with words, understood or not, and gaps: what no attempt may change. */
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
              Stream.concat(
                      ofIt.words().stream().map(SegmentWord::text),
                      ofIt.unclearStretches().stream().flatMap(AttemptCheck::rawWords))
                  .flatMap(text -> VaryingWord.parse(text).stream())
                  .filter(AttemptCheck::isCounted)
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
    for (SegmentWord word : documents.words()) {
      told(word.stream(), word.text(), word)
          .ifPresent(said -> attempts.put(Window.of(said), said.attempt()));
    }
    documents.unclearStretches().forEach(this::unclear);
    windows.forEach(this::window);
    documents.summaries().forEach(this::doubts);
    Stream.of(documents.passages(), documents.chapters(), documents.segments())
        .flatMap(some -> some)
        .forEach(this::repeats);
    return differences;
  }

  /** Takes a word that a document of a stream has; one that no attempt made is wrong. */
  private Optional<VaryingWord> told(String stream, String text, Object where) {
    Optional<VaryingWord> varying = VaryingWord.parse(text);
    if (varying.isPresent()) {
      VaryingWord said = varying.get();
      windows
          .computeIfAbsent(
              "%s/%d.%d".formatted(stream, said.number(), said.part()), window -> new ArrayList<>())
          .add(said);
    } else {
      differences.add(new Difference(Kind.WRONG, interview + ": " + where));
    }
    return varying;
  }

  /** No raw text is of two attempts, nor of two windows. */
  private void unclear(UnclearStretch stretch) {
    Set<Window> of = new HashSet<>();
    Set<String> made = new HashSet<>();
    rawWords(stretch)
        .flatMap(text -> told(stretch.stream(), text, stretch).stream())
        .forEach(
            word -> {
              of.add(Window.of(word));
              made.add(word.attempt());
              attempts.putIfAbsent(Window.of(word), word.attempt());
              doubted.add(word);
            });
    if (of.size() > 1 || made.size() > 1) {
      differences.add(new Difference(Kind.MIXED_ATTEMPTS, interview + ": " + stretch));
    }
  }

  private static Stream<String> rawWords(UnclearStretch stretch) {
    return Arrays.stream(stretch.rawText().split(" "));
  }

  /** Whether it is one of those that must all be there. */
  private static boolean isCounted(VaryingWord word) {
    return word.k() > 0;
  }

  private void window(String window, List<VaryingWord> words) {
    String where = "%s: window %s".formatted(interview, window);
    SortedSet<String> made =
        words.stream().map(VaryingWord::attempt).collect(Collectors.toCollection(TreeSet::new));
    List<Integer> counted =
        words.stream().filter(AttemptCheck::isCounted).map(VaryingWord::k).toList();
    int distinct = new HashSet<>(counted).size();
    if (made.size() > 1) {
      differences.add(new Difference(Kind.MIXED_ATTEMPTS, where + " has words of " + made));
    } else if (distinct < counted.size()) {
      differences.add(new Difference(Kind.DOUBLED, where));
    } else if (distinct < words.get(0).n()) {
      differences.add(
          new Difference(
              Kind.INCOMPLETE_ATTEMPT,
              "%s has %d of %d words".formatted(where, distinct, words.get(0).n())));
    }
  }

  /** A window that doubts anything, doubts something that no other window hears. */
  private void doubts(StoredDocument summary) {
    long found =
        doubted.stream().filter(AttemptCheck::isCounted).map(Window::of).distinct().count();
    long told = summary.source().path("lowConfidenceWindows").asLong();
    if (found != told) {
      differences.add(
          new Difference(
              Kind.WRONG,
              "%s: %d windows have doubts, the summary counts %d"
                  .formatted(interview, found, told)));
    }
  }

  /** Passages, chapters and titles are made of the same words, if they were understood. */
  private void repeats(StoredDocument document) {
    Set<String> stale = new HashSet<>();
    Set<String> notUnderstood = new HashSet<>();
    for (String field : List.of("text", "sentence", "title", "chapterTitle", "keywords")) {
      String text = document.source().path(field).toString().toLowerCase(Locale.ROOT);
      for (String token : text.split(NOTHING_BUT_LETTERS_AND_DIGITS)) {
        VaryingWord.parse(token)
            .ifPresent(
                word -> {
                  if (!word.attempt().equals(attempts.get(Window.of(word)))) {
                    stale.add(token);
                  } else if (doubted.contains(word)) {
                    notUnderstood.add(token);
                  }
                });
      }
    }
    add(Kind.OLDER, document, stale);
    add(Kind.WRONG, document, notUnderstood);
  }

  private void add(Kind kind, StoredDocument document, Set<String> words) {
    if (!words.isEmpty()) {
      differences.add(new Difference(kind, document.index() + document.id() + " " + words));
    }
  }
}
