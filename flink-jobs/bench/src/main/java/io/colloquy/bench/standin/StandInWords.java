package io.colloquy.bench.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is said where: common words, and those of one subject for some minutes, in sentences.
 * Decided by an interview's id, a stream and a media time; not by the tenant.
 */
public final class StandInWords {
  private static final String RESOURCE = "vocabulary.txt";

  /** So long an interview keeps to one subject. */
  private static final long SUBJECT_MS = 300_000;

  private static final int WORDS_OF_A_SENTENCE = 9;
  private static final double SHARE_OF_COMMON_WORDS = 0.5;

  private static final StandInWords PACKAGED = read();

  private final List<String> common;
  private final List<List<String>> subjects;

  private StandInWords(List<List<String>> lines) {
    common = lines.get(0);
    subjects = lines.subList(1, lines.size());
  }

  /** Common words on the first line, then a line for each subject. */
  private static StandInWords read() {
    try (InputStream in = StandInWords.class.getResourceAsStream(RESOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new StandInWords(text.lines().map(line -> List.of(line.split(" "))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  /**
   * The word that begins at a media time, as a recognizer writes it: capital and full stop
   * included.
   *
   * @param atMs a multiple of 500; the word ends 400 later
   */
  public static String at(String interviewId, String streamId, long atMs) {
    return at(interviewId, streamId, atMs, StandInSettings.USUAL_STEP_MS);
  }

  /** The same where words begin at every multiple of another step. */
  static String at(String interviewId, String streamId, long atMs, long stepMs) {
    long seed = seed(interviewId, streamId);
    String word = PACKAGED.plainWord(seed, atMs);
    String begun =
        beginsSentence(seed, atMs)
            ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
            : word;
    return beginsSentence(seed, atMs + stepMs) ? begun + "." : begun;
  }

  static long seed(String interviewId, String streamId) {
    return 31L * (31L * interviewId.hashCode() + streamId.hashCode());
  }

  private String plainWord(long seed, long atMs) {
    SplittableRandom random = new SplittableRandom(seed + atMs);
    if (random.nextDouble() < SHARE_OF_COMMON_WORDS) {
      return common.get(random.nextInt(common.size()));
    }
    List<String> subject = subjects.get(subject(seed, atMs));
    return subject.get(random.nextInt(subject.size()));
  }

  /** Never the same one twice in a row. */
  private int subject(long seed, long atMs) {
    return (int) Math.floorMod(seed + atMs / SUBJECT_MS, (long) subjects.size());
  }

  private static boolean beginsSentence(long seed, long atMs) {
    return new SplittableRandom(~(seed + atMs)).nextInt(WORDS_OF_A_SENTENCE) == 0;
  }
}
