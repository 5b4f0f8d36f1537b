package io.colloquy.bench.outage;

import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.RecognitionKind;
import io.colloquy.schemas.TranscriptWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a recognizer would have made of an interview that nobody held: some minutes of short
 * sentences with pauses between, and a gap; sometimes more minutes, and several subjects. Its
 * number decides on everything but its tenant, so two tenants' interviews of one number differ by
 * nothing but ids.
 */
final class ScriptedInterview {

  /**
   * One record and what it brings.
   *
   * @param documents how many documents will be there for it once the interview is complete, but
   *     for chapters and passages
   */
  record Outcome(Recognition recognition, int documents) {}

  private static final String STREAM = "audio";
  private static final Instant BEGAN_AT = Instant.parse("2026-03-05T10:00:00Z");
  private static final int LEAST_WINDOWS = 6;
  private static final int MORE_WINDOWS = 9;
  private static final int WINDOW_MS = 20_000;
  private static final int GAP_MS = 4_000;

  /** Longer than the pause that closes a segment, so that each sentence is one. */
  private static final int LEAST_PAUSE_MS = 800;

  /** Every so often an interview is long enough to have several chapters. */
  private static final int LONG_ONES = 10;

  private static final int WINDOWS_OF_LONG_ONES = 40;

  /** So long it keeps to one subject. */
  private static final int WINDOWS_OF_A_SUBJECT = 10;

  /** The words of each subject. */
  private static final List<List<String>> VOCABULARY =
      List.of(
          List.of(
              "morning", "harbour", "ships", "sailor", "captain", "anchor", "water", "before",
              "quickly", "storm"),
          List.of(
              "price",
              "customers",
              "shop",
              "twenty",
              "money",
              "expensive",
              "nobody",
              "wanted",
              "market",
              "answer"),
          List.of(
              "garden",
              "flowers",
              "summer",
              "tomatoes",
              "seeds",
              "water",
              "people",
              "remember",
              "sunny",
              "soil"),
          List.of(
              "doctor",
              "hospital",
              "medicine",
              "letter",
              "patients",
              "office",
              "nurse",
              "remember",
              "before",
              "healthy"));

  private final String tenantId;
  private final int number;
  private final Random random;
  private final List<Outcome> outcomes = new ArrayList<>();
  private List<String> vocabulary = List.of();
  private long wordsEndMs;
  private long cutMs;

  private ScriptedInterview(String tenantId, int number) {
    this.tenantId = tenantId;
    this.number = number;
    random = new Random(number);
  }

  /** The outcomes of an interview, in order, its begin and its end among them. */
  static List<Outcome> of(String tenantId, int number) {
    return new ScriptedInterview(tenantId, number).write();
  }

  /** An interview's id; ids sort by number. */
  static String id(int number) {
    return "interview-%05d".formatted(number);
  }

  /** How many documents an interview has once it is complete, but for chapters and passages. */
  static int documents(int number) {
    return of("", number).stream().mapToInt(Outcome::documents).sum();
  }

  /** The same of the interviews from number 0 on. */
  static int documentsOfFirst(int interviews) {
    return IntStream.range(0, interviews).map(ScriptedInterview::documents).sum();
  }

  private List<Outcome> write() {
    outcomes.add(new Outcome(signal(RecognitionKind.BEGUN).build(), 0));
    int windows =
        number % LONG_ONES == 0
            ? WINDOWS_OF_LONG_ONES
            : LEAST_WINDOWS + random.nextInt(MORE_WINDOWS);
    int gap = random.nextInt(windows);
    long next = 0;
    for (int window = 0; window < windows; window++) {
      vocabulary = VOCABULARY.get(window / WINDOWS_OF_A_SUBJECT % VOCABULARY.size());
      window(next++);
      if (window == gap) {
        gap(next++);
      }
    }
    outcomes.add(
        new Outcome(
            signal(RecognitionKind.ENDED).setWindowCounts(Map.of(STREAM, next)).build(), 1));
    return outcomes;
  }

  private void window(long position) {
    long startMs = cutMs;
    List<TranscriptWord> words = new ArrayList<>();
    List<MediaSpan> speech = new ArrayList<>();
    while (wordsEndMs - startMs < WINDOW_MS) {
      int pauseMs = LEAST_PAUSE_MS + random.nextInt(700);
      long sentenceMs = wordsEndMs + pauseMs;
      sentence(sentenceMs, words);
      speech.add(new MediaSpan(sentenceMs, wordsEndMs));
    }
    cutMs = wordsEndMs + LEAST_PAUSE_MS / 2;
    Recognition recognition =
        outcome(RecognitionKind.WORDS, position, startMs)
            .setWords(words)
            .setSpeech(speech)
            .setLanguage("en")
            .build();
    outcomes.add(new Outcome(recognition, speech.size()));
  }

  private void sentence(long startMs, List<TranscriptWord> words) {
    int count = 4 + random.nextInt(12);
    long ms = startMs;
    for (int word = 0; word < count; word++) {
      String text = vocabulary.get(random.nextInt(vocabulary.size()));
      wordsEndMs = ms + 150 + random.nextInt(350);
      words.add(new TranscriptWord(word == count - 1 ? text + "." : text, ms, wordsEndMs, 0.9f));
      ms = wordsEndMs + random.nextInt(80);
    }
  }

  private void gap(long position) {
    long startMs = cutMs;
    cutMs = startMs + GAP_MS;
    wordsEndMs = cutMs;
    Recognition recognition =
        outcome(RecognitionKind.GAP, position, startMs).setReason("lost-audio").build();
    outcomes.add(new Outcome(recognition, 1));
  }

  private Recognition.Builder outcome(RecognitionKind kind, long position, long startMs) {
    return signal(kind)
        .setStreamId(STREAM)
        .setNumber(position)
        .setStartMs(startMs)
        .setEndMs(cutMs)
        .setNextStartMs(cutMs)
        .setModel("scripted")
        .setSettings("scripted");
  }

  private Recognition.Builder signal(RecognitionKind kind) {
    return Recognition.newBuilder()
        .setTenantId(tenantId)
        .setInterviewId(id(number))
        .setInterviewBeganAt(BEGAN_AT)
        .setGeneration(0)
        .setKind(kind);
  }
}
