package io.colloquy.schemas.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.schemas.SegmentKind;
import io.colloquy.schemas.StitchConfidence;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.TranscriptWord;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SegmentDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void carriesEveryFieldUnderItsAvroName() throws Exception {
    JsonNode document = JSON.readTree(SegmentDocument.json(segment()));

    assertThat(document.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            TranscriptSegment.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !name.equals("gapReason"))
                .toList());
    assertThat(document.get("kind").asText()).isEqualTo("speech");
    assertThat(document.get("stitchConfidence").asText()).isEqualTo("low");
    assertThat(document.get("startedAt").asText()).isEqualTo("2026-11-21T06:00:30.000Z");
    assertThat(document.get("startMs").asLong()).isEqualTo(30_000);
    assertThat(document.get("text").asText()).isEqualTo("The ship’s “log”\n");
    assertThat(document.at("/words/0/text").asText()).isEqualTo("The");
    assertThat(document.at("/words/0/probability").floatValue()).isEqualTo(0.9f);
  }

  @Test
  void isOneLine() {
    assertThat(new String(SegmentDocument.json(segment()))).doesNotContain("\n");
  }

  @Test
  void theTemplateMapsExactlyTheFieldsOfASegment() throws Exception {
    JsonNode mapping = JSON.readTree(template().json()).at("/template/mappings");

    assertThat(mapping.get("dynamic").asText()).isEqualTo("strict");
    assertThat(mapping.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            TranscriptSegment.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .toList());
  }

  @Test
  void theTemplateAppliesToTheIndexOfAnInterview() throws Exception {
    JsonNode template = JSON.readTree(template().json());

    assertThat(Indices.segments(Instant.parse("2026-11-30T23:59:59.999Z")))
        .isEqualTo("interview-segments-v1-2026.11")
        .startsWith(template.at("/index_patterns/0").asText().replace("*", ""));
    assertThat(template.at("/template/aliases").fieldNames())
        .toIterable()
        .containsExactly(Indices.SEGMENTS_ALIAS);
  }

  private static IndexTemplate template() {
    return IndexTemplate.all().get(0);
  }

  private static TranscriptSegment segment() {
    return TranscriptSegment.newBuilder()
        .setSegmentId("acme/interview-1/guest/1/0")
        .setVersion(3)
        .setTenantId("acme")
        .setInterviewId("interview-1")
        .setStreamId("guest")
        .setInterviewBeganAt(Instant.parse("2026-11-21T06:00:00Z"))
        .setGeneration(0)
        .setBucket(1)
        .setOrdinal(0)
        .setKind(SegmentKind.SPEECH)
        .setStartMs(30_000)
        .setEndMs(30_400)
        .setStartedAt(Instant.parse("2026-11-21T06:00:30Z"))
        .setEndedAt(Instant.parse("2026-11-21T06:00:30.400Z"))
        .setText("The ship’s “log”\n")
        .setWords(List.of(new TranscriptWord("The", 30_000L, 30_400L, 0.9f)))
        .setProbability(0.9f)
        .setStitchConfidence(StitchConfidence.LOW)
        .setLanguage("en")
        .build();
  }
}
