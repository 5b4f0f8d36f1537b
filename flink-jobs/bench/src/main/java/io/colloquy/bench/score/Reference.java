package io.colloquy.bench.score;

import io.colloquy.bench.BenchException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What was said in a recording.
 *
 * @param words normalised, in order
 * @param timedWords the same words with their times; empty where the reference has none
 */
public record Reference(List<String> words, List<TimedWord> timedWords) {

  /**
   * Reads a reference by its suffix: {@code .ctm} (words with times), {@code .stm} (sentences),
   * else plain text.
   *
   * @throws IOException naming file, line and reason where it cannot be read
   */
  public static Reference read(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".ctm")) {
      List<TimedWord> words = readCtm(file);
      return new Reference(words.stream().map(TimedWord::text).toList(), words);
    }
    List<String> texts =
        name.endsWith(".stm")
            ? readStm(file).stream().map(SpeakerTurn::text).toList()
            : lines(file);
    return new Reference(
        texts.stream().flatMap(text -> Normalization.words(text).stream()).toList(), List.of());
  }

  /** NIST's CTM: recording, channel, start and duration in s, word, and perhaps a confidence. */
  public static List<TimedWord> readCtm(Path file) throws IOException {
    return parse(file, 5, Reference::ctmWords).stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(TimedWord::startMs))
        .toList();
  }

  /** NIST's STM: recording, channel, speaker, start and end in s, perhaps a label, text. */
  public static List<SpeakerTurn> readStm(Path file) throws IOException {
    return parse(file, 5, Reference::stmTurn).stream()
        .filter(turn -> !turn.text().equalsIgnoreCase("ignore_time_segment_in_scoring"))
        .sorted(Comparator.comparingLong(SpeakerTurn::startMs))
        .toList();
  }

  /** NIST's RTTM: its {@code SPEAKER} lines. */
  public static List<SpeakerTurn> readRttm(Path file) throws IOException {
    return parse(file, 8, Reference::rttmTurn).stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(SpeakerTurn::startMs))
        .toList();
  }

  /** The {@code SPEAKER} lines of one recording, of a file that may tell of several. */
  public static List<SpeakerTurn> readRttm(Path file, String recording) throws IOException {
    return parse(
            file,
            8,
            line ->
                line.split("\\s+")[1].equals(recording) ? rttmTurn(line) : List.<SpeakerTurn>of())
        .stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(SpeakerTurn::startMs))
        .toList();
  }

  private static List<TimedWord> ctmWords(String line) {
    String[] fields = line.split("\\s+");
    long start = milliseconds(fields[2]);
    long end = start + milliseconds(fields[3]);
    return Normalization.words(fields[4]).stream()
        .map(word -> new TimedWord(word, start, end))
        .toList();
  }

  private static SpeakerTurn stmTurn(String line) {
    String[] fields = line.split("\\s+", 6);
    String text = fields.length < 6 ? "" : fields[5].replaceFirst("^<[^>]*>\\s*", "").strip();
    return new SpeakerTurn(fields[2], milliseconds(fields[3]), milliseconds(fields[4]), text);
  }

  private static List<SpeakerTurn> rttmTurn(String line) {
    String[] fields = line.split("\\s+");
    if (!fields[0].equals("SPEAKER")) {
      return List.of();
    }
    long start = milliseconds(fields[3]);
    return List.of(new SpeakerTurn(fields[7], start, start + milliseconds(fields[4]), ""));
  }

  private static long milliseconds(String seconds) {
    return Math.round(Double.parseDouble(seconds) * 1000);
  }

  private static <T> List<T> parse(Path file, int fields, Function<String, T> parser)
      throws IOException {
    List<T> parsed = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank() || line.startsWith(";;")) {
        continue;
      }
      try {
        if (line.strip().split("\\s+").length < fields) {
          throw new IllegalArgumentException("fewer than %d fields".formatted(fields));
        }
        parsed.add(parser.apply(line.strip()));
      } catch (IllegalArgumentException unreadable) {
        throw new BenchException(
            "%s, line %d cannot be read (%s): %s"
                .formatted(file, number, unreadable.getMessage(), line),
            unreadable);
      }
    }
    return parsed;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException missing) {
      throw new BenchException("No reference " + file, missing);
    } catch (CharacterCodingException binary) {
      throw new BenchException("Reference %s is not UTF-8 text".formatted(file), binary);
    }
  }
}
