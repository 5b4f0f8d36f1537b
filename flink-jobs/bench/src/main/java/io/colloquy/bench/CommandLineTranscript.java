package io.colloquy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.bench.score.Normalization;
import io.colloquy.bench.score.TimedWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Words and their times out of the tokens which whisper-cli writes with {@code -ojf}. */
final class CommandLineTranscript {

  private static final int TICK_MS = 10;

  private final JsonNode segments;

  /** The program escapes quotes only and cuts no bytes: whatever is not UTF-8 is replaced. */
  CommandLineTranscript(Path json) throws IOException {
    segments =
        new ObjectMapper()
            .readTree(new String(Files.readAllBytes(json), StandardCharsets.UTF_8))
            .path("transcription");
  }

  /**
   * Normalised words; where tokens carry DTW times, a word runs from the end of the token before
   * it. A word ends with its last letter, not with the full stop after it.
   */
  List<TimedWord> words() {
    List<TimedWord> words = new ArrayList<>();
    for (JsonNode segment : segments) {
      Word open = null;
      long before = segment.path("offsets").path("from").asLong();
      for (JsonNode token : segment.path("tokens")) {
        String text = token.path("text").asText();
        if (text.startsWith("[_")) {
          continue;
        }
        long aligned = Math.round(token.path("t_dtw").asDouble(-1) * TICK_MS);
        long start = aligned < 0 ? token.path("offsets").path("from").asLong(before) : before;
        long end = aligned < 0 ? token.path("offsets").path("to").asLong(start) : aligned;
        if (open == null || text.startsWith(" ")) {
          close(open, words);
          open = new Word(start);
        }
        open.append(text, end);
        before = end;
      }
      close(open, words);
    }
    return words;
  }

  private static void close(Word word, List<TimedWord> words) {
    if (word != null) {
      for (String text : Normalization.words(word.text.toString())) {
        words.add(new TimedWord(text, word.startMs, Math.max(word.startMs, word.endMs)));
      }
    }
  }

  private static final class Word {
    private final StringBuilder text = new StringBuilder();
    private final long startMs;
    private long endMs;

    Word(long startMs) {
      this.startMs = startMs;
    }

    void append(String token, long tokenEndMs) {
      text.append(token);
      if (!Normalization.words(token).isEmpty()) {
        endMs = tokenEndMs;
      }
    }
  }
}
