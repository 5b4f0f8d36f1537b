package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class IndexedSegmentTest {

  @Test
  void namesItsSpeakerAsWellAsItIsKnown() throws Exception {
    assertThat(read("{}").speakerLabel()).isEmpty();
    assertThat(read("{\"speaker\":\"2\"}").speakerLabel()).isEqualTo("Speaker 2");
    assertThat(read("{\"speaker\":\"2\",\"speakerName\":\"Ada\"}").speakerLabel()).isEqualTo("Ada");
  }

  @Test
  void takesTheLabelOfAnOutsideDiarizerAsItIs() throws Exception {
    assertThat(read("{\"speaker\":\"SPEAKER_01\"}").speakerLabel()).isEqualTo("SPEAKER_01");
    assertThat(read("{\"speaker\":\"outside:1\"}").speakerLabel()).isEqualTo("outside:1");
  }

  @Test
  void aNameIsOneLineWhateverSomebodyCalledIt() throws Exception {
    assertThat(read("{\"speaker\":\"2\",\"speakerName\":\"Ada\\n \\u001b[1mB\"}").speakerLabel())
        .isEqualTo("Ada [1mB");
  }

  @Test
  void readsADocumentOfALaterVersion() throws Exception {
    assertThat(read("{\"text\":\"hello\",\"unheardOf\":{\"a\":[1]}}").text()).isEqualTo("hello");
  }

  private static IndexedSegment read(String json) throws JsonProcessingException {
    return new ObjectMapper().readValue(json, IndexedSegment.class);
  }
}
