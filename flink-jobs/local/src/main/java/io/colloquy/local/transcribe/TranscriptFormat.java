package io.colloquy.local.transcribe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.text.Word;
import io.colloquy.local.MediaTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How a transcript is written. */
enum TranscriptFormat {
  /** Time and text of each segment; what was not understood is {@code [unclear]}. */
  TEXT {
    @Override
    List<String> lines(Segment segment, Path audio) {
      return List.of("[%s] %s".formatted(MediaTime.tenths(segment.startMs()), segment.text()));
    }

    @Override
    List<String> lines(UnclearSpan unclear) {
      return List.of("[%s] [unclear]".formatted(MediaTime.tenths(unclear.startMs())));
    }
  },

  /** A JSON object a line for each segment, with its words, and for what was not understood. */
  JSON {
    @Override
    List<String> lines(Segment segment, Path audio) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("startMs", segment.startMs()).put("endMs", segment.endMs());
      node.put("text", segment.text()).put("probability", segment.probability());
      ArrayNode words = node.putArray("words");
      for (Word word : segment.words()) {
        ObjectNode one = words.addObject();
        one.put("text", word.text()).put("startMs", word.startMs()).put("endMs", word.endMs());
        one.put("probability", word.probability());
      }
      return List.of(node.toString());
    }

    @Override
    List<String> lines(UnclearSpan unclear) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("startMs", unclear.startMs()).put("endMs", unclear.endMs());
      node.put("unclearReason", unclear.reason()).put("rawText", unclear.text());
      return List.of(node.toString());
    }
  },

  /** NIST's conversation time marks: recording, channel, start and duration in seconds, word. */
  CTM {
    @Override
    List<String> lines(Segment segment, Path audio) {
      String recording =
          audio.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "").replace(' ', '_');
      return segment.words().stream()
          .map(
              word ->
                  String.format(
                      Locale.ROOT,
                      "%s 1 %.3f %.3f %s %.3f",
                      recording,
                      word.startMs() / 1e3,
                      word.durationMs() / 1e3,
                      word.text(),
                      word.probability()))
          .toList();
    }

    @Override
    List<String> lines(UnclearSpan unclear) {
      return List.of();
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The lines that show a segment. */
  abstract List<String> lines(Segment segment, Path audio);

  /** The lines that show what was not understood; none where a format has words only. */
  abstract List<String> lines(UnclearSpan unclear);
}
