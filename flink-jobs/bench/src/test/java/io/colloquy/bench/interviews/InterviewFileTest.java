package io.colloquy.bench.interviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.bench.BenchException;
import io.colloquy.core.text.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterviewFileTest {

  @TempDir private Path folder;

  @Test
  void readsTurnsAndChaptersAndIgnoresTheRest() throws IOException {
    WrittenInterview interview =
        read("""
                [{"id": "show/one", "duration_s": 9, "podcast": true,
                  "turns": [{"speaker": "A", "start": 1, "text": "So what."},
                            {"speaker": "B", "start": 4.5, "text": "Well."}],
                  "chapters": [{"turn": 1, "start": 4.5, "title": "Intro"}]}]
                """)
            .get(0);
    assertThat(interview)
        .isEqualTo(
            new WrittenInterview(
                "show/one",
                9_000,
                List.of(
                    new WrittenTurn("A", 1_000, "So what."), new WrittenTurn("B", 4_500, "Well.")),
                List.of(new WrittenChapter(1, 4_500, "Intro"))));
    assertThat(interview.interviewId()).isEqualTo("show_one");
  }

  @Test
  void spreadsWordsEvenlyUntilTheNextTurn() throws IOException {
    WrittenInterview interview =
        read("""
                [{"id": "i", "duration_s": 20, "turns": [
                  {"speaker": "A", "start": 0, "text": "one two three four"},
                  {"speaker": "B", "start": 2, "text": "five six"},
                  {"speaker": "A", "start": 2, "text": "seven"},
                  {"speaker": "A", "start": 2, "text": ""},
                  {"speaker": "B", "start": 3, "text": "slow"}]}]
                """)
            .get(0);
    assertThat(interview.spokenTurns())
        .containsExactly(
            List.of(
                word("one", 0, 500),
                word("two", 500, 1_000),
                word("three", 1_000, 1_500),
                word("four", 1_500, 2_000)),
            List.of(word("five", 2_000, 2_333), word("six", 2_333, 2_667)),
            List.of(word("seven", 2_667, 3_000)),
            List.of(),
            List.of(word("slow", 3_000, 4_000)));
  }

  @Test
  void aTurnNeverBeginsBeforeTheOneItFollows() throws IOException {
    WrittenInterview interview =
        read("""
                [{"id": "i", "turns": [{"start": 8, "text": "a"}, {"start": 6, "text": "b"}]}]
                """)
            .get(0);
    assertThat(interview.turns()).extracting(WrittenTurn::startMs).containsExactly(8_000L, 8_000L);
    assertThat(interview.durationMs()).isEqualTo(8_000);
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThatThrownBy(() -> read("{\"id\": 1}"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("is no file of interviews, an array of {id, duration_s");
    assertThatThrownBy(() -> read("[]")).hasMessageEndingWith(" holds no interview");
    assertThatThrownBy(() -> read("[{\"turns\": []}]"))
        .hasMessageEndingWith("an interview lacks its id or its turns");
    assertThatThrownBy(() -> InterviewFile.read(folder.resolve("missing.json")))
        .hasMessageStartingWith("cannot read " + folder.resolve("missing.json"));
  }

  private List<WrittenInterview> read(String json) throws IOException {
    return InterviewFile.read(Files.writeString(folder.resolve("interviews.json"), json));
  }

  private static Word word(String text, long startMs, long endMs) {
    return new Word(text, startMs, endMs, 1);
  }
}
