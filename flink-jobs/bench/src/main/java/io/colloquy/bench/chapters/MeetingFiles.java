package io.colloquy.bench.chapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.bench.BenchException;
import io.colloquy.bench.interviews.WrittenChapter;
import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.bench.interviews.WrittenTurn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads meetings in the format of QMSum (Zhong et al. 2021): turns without times, and the turns of
 * each topic. Times are made up at 150 words a minute, so that a minute stands for as much talk as
 * elsewhere.
 */
final class MeetingFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MS_PER_WORD = 400;

  private MeetingFiles() {}

  /**
   * Reads all meetings of a folder.
   *
   * @throws BenchException if there are none, or a file is no meeting
   */
  static List<WrittenInterview> read(Path folder) throws BenchException {
    List<WrittenInterview> meetings = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        meetings.add(meeting(file));
      }
    } catch (IOException e) {
      throw e instanceof BenchException known
          ? known
          : new BenchException("cannot read meetings in " + folder + ": " + e, e);
    }
    if (meetings.isEmpty()) {
      throw new BenchException(folder + " holds no meeting (*.json)");
    }
    return meetings;
  }

  private static WrittenInterview meeting(Path file) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new BenchException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!json.path("meeting_transcripts").isArray() || !json.path("topic_list").isArray()) {
      throw new BenchException(file + " lacks meeting_transcripts or topic_list");
    }
    List<WrittenTurn> turns = new ArrayList<>();
    long nowMs = 0;
    for (JsonNode turn : json.path("meeting_transcripts")) {
      String text = turn.path("content").asText().replaceAll("\\{[^}]*}", " ").strip();
      turns.add(new WrittenTurn(turn.path("speaker").asText(), nowMs, text));
      nowMs += MS_PER_WORD * (text.isEmpty() ? 0 : text.split("\\s+").length);
    }
    List<WrittenChapter> topics = new ArrayList<>();
    for (int turn : topicTurns(json.path("topic_list"))) {
      if (turn < turns.size()) {
        topics.add(new WrittenChapter(turn, turns.get(turn).startMs(), ""));
      }
    }
    return new WrittenInterview(file.getFileName().toString(), nowMs, turns, topics);
  }

  private static TreeSet<Integer> topicTurns(JsonNode topics) {
    TreeSet<Integer> turns = new TreeSet<>();
    for (JsonNode topic : topics) {
      Iterator<JsonNode> spans = topic.path("relevant_text_span").elements();
      while (spans.hasNext()) {
        turns.add(spans.next().path(0).asInt());
      }
    }
    return turns;
  }
}
