package io.colloquy.bench.chapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.bench.BenchException;
import io.colloquy.bench.score.Reference;
import io.colloquy.bench.score.SpeakerTurn;
import io.colloquy.bench.score.TimedWord;
import io.colloquy.core.text.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what was said in recordings: every word's time (CTM), who says which sentence (STM), and
 * where chapters begin (a JSON array of {@code {start}} in seconds, the first of which begins with
 * the recording).
 */
final class SpokenFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHAPTERS = ".chapters.json";
  private static final double MS_PER_SECOND = 1e3;

  private SpokenFiles() {}

  /**
   * Reads all recordings of a folder that have the three files, in order of their names.
   *
   * @throws BenchException if there are none, or a file cannot be read
   */
  static List<TimedInterview> read(Path folder) throws BenchException {
    List<TimedInterview> recordings = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path chapters : files.filter(SpokenFiles::hasExactTimes).sorted().toList()) {
        recordings.add(recording(chapters));
      }
    } catch (IOException e) {
      throw e instanceof BenchException known
          ? known
          : new BenchException("cannot read recordings in " + folder + ": " + e, e);
    }
    if (recordings.isEmpty()) {
      throw new BenchException(
          "%s holds no recording with %s, .ctm and .stm".formatted(folder, CHAPTERS));
    }
    return recordings;
  }

  private static boolean hasExactTimes(Path file) {
    return file.toString().endsWith(CHAPTERS)
        && Files.exists(beside(file, ".ctm"))
        && Files.exists(beside(file, ".stm"));
  }

  private static Path beside(Path chapters, String suffix) {
    return chapters.resolveSibling(name(chapters) + suffix);
  }

  private static String name(Path chapters) {
    String name = chapters.getFileName().toString();
    return name.substring(0, name.length() - CHAPTERS.length());
  }

  private static TimedInterview recording(Path chapters) throws IOException {
    List<TimedWord> timed = Reference.readCtm(beside(chapters, ".ctm"));
    List<Word> words = new ArrayList<>();
    for (SpeakerTurn sentence : Reference.readStm(beside(chapters, ".stm"))) {
      for (String text : sentence.text().split("\\s+")) {
        TimedWord time = words.size() < timed.size() ? timed.get(words.size()) : null;
        if (time == null || time.endMs() > sentence.endMs() + 1) {
          throw new BenchException(
              "%s: \"%s\" lies in a sentence of the STM but not there in the CTM; sentences must"
                      .formatted(name(chapters), text)
                  + " not overlap");
        }
        words.add(new Word(text, time.startMs(), time.endMs(), 1, sentence.speaker()));
      }
    }
    return new TimedInterview(name(chapters), words, true, references(chapters));
  }

  private static List<Long> references(Path file) throws IOException {
    List<Long> starts = new ArrayList<>();
    try {
      for (JsonNode chapter : JSON.readTree(file.toFile())) {
        starts.add(Math.round(chapter.path("start").asDouble() * MS_PER_SECOND));
      }
    } catch (JsonProcessingException e) {
      throw new BenchException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
    return starts.stream().skip(1).toList();
  }
}
