package io.colloquy.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  /** What Hugging Face's own tokenizer made of the same texts with the same vocabulary. */
  @Test
  void splitsTextAsTheModelWasTrained() throws Exception {
    WordPieces pieces = open();
    for (String line : reference()) {
      int tab = line.lastIndexOf('\t');
      String text = line.substring(0, tab);

      String tokens =
          Arrays.stream(pieces.tokens(text, 512))
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(" "));

      assertThat(tokens).as(text).isEqualTo(line.substring(tab + 1));
    }
  }

  @Test
  void endsLongTextWithItsEndToken() throws Exception {
    assertThat(open().tokens("one two three four five", 4)).containsExactly(101, 2028, 2048, 102);
  }

  @Test
  void makesNothingOfNothing() throws Exception {
    assertThat(open().tokens(" \t ", 4)).containsExactly(101, 102);
  }

  @Test
  void refusesTokenizerWithoutVocabulary() {
    assertThatThrownBy(
            () -> WordPieces.read(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("model.vocab");
  }

  private static WordPieces open() throws IOException {
    try (InputStream tokenizer = WordPiecesTest.class.getResourceAsStream(TOKENIZER)) {
      return WordPieces.read(tokenizer);
    }
  }

  private static List<String> reference() throws IOException {
    try (InputStream lines = WordPiecesTest.class.getResourceAsStream("/embed/word-pieces.tsv")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
