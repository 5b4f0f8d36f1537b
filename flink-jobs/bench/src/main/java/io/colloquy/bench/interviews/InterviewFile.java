package io.colloquy.bench.interviews;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads interviews from a JSON array of {@code {id, duration_s, turns: [{speaker, start, text}],
 * chapters: [{turn, start, title}]}}, times in seconds. A turn that begins before the one that it
 * follows is taken to begin with it. Whatever else is there is ignored.
 */
public final class InterviewFile {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private record Turn(String speaker, double start, String text) {}

  private record Chapter(int turn, double start, String title) {}

  private record Interview(
      String id,
      @JsonProperty("duration_s") double durationS,
      List<Turn> turns,
      List<Chapter> chapters) {}

  private InterviewFile() {}

  /**
   * Reads them all, in the order of the file.
   *
   * @throws BenchException if the file is not there, or is no such file
   */
  public static List<WrittenInterview> read(Path file) throws BenchException {
    List<WrittenInterview> interviews = new ArrayList<>();
    for (Interview interview : interviews(file)) {
      if (interview == null || interview.id() == null || interview.turns() == null) {
        throw new BenchException(file + ": an interview lacks its id or its turns");
      }
      interviews.add(written(interview));
    }
    if (interviews.isEmpty()) {
      throw new BenchException(file + " holds no interview");
    }
    return interviews;
  }

  private static List<Interview> interviews(Path file) throws BenchException {
    try {
      return JSON.readValue(Files.readString(file), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new BenchException(
          "%s is no file of interviews, an array of {id, duration_s, turns, chapters}: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new BenchException("cannot read " + file + ": " + e, e);
    }
  }

  private static WrittenInterview written(Interview interview) {
    List<WrittenTurn> turns = new ArrayList<>();
    long latestMs = 0;
    for (Turn turn : interview.turns()) {
      latestMs = Math.max(latestMs, ms(turn.start()));
      String text = turn.text() == null ? "" : turn.text();
      turns.add(new WrittenTurn(turn.speaker(), latestMs, text));
    }
    long durationMs = Math.max(ms(interview.durationS()), latestMs);
    return new WrittenInterview(interview.id(), durationMs, turns, chapters(interview));
  }

  private static List<WrittenChapter> chapters(Interview interview) {
    return Stream.ofNullable(interview.chapters())
        .flatMap(List::stream)
        .map(chapter -> new WrittenChapter(chapter.turn(), ms(chapter.start()), chapter.title()))
        .toList();
  }

  private static long ms(double seconds) {
    return Math.round(seconds * 1e3);
  }
}
