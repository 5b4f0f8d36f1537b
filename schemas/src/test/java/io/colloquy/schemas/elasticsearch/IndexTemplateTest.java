package io.colloquy.schemas.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.schemas.InterviewChapter;
import io.colloquy.schemas.InterviewPassage;
import io.colloquy.schemas.InterviewSummary;
import io.colloquy.schemas.TranscriptSegment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class IndexTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant LATE_IN_NOVEMBER = Instant.parse("2026-11-30T23:59:59.999Z");

  private static final Map<String, Schema> RECORDS =
      Map.of(
          Indices.SEGMENTS_ALIAS, TranscriptSegment.getClassSchema(),
          Indices.CHAPTERS_ALIAS, InterviewChapter.getClassSchema(),
          Indices.PASSAGES_ALIAS, InterviewPassage.getClassSchema(),
          Indices.LEDGER_ALIAS, InterviewSummary.getClassSchema());
  private static final Map<String, String> INDICES =
      Map.of(
          Indices.SEGMENTS_ALIAS, Indices.segments(LATE_IN_NOVEMBER),
          Indices.CHAPTERS_ALIAS, Indices.chapters(LATE_IN_NOVEMBER),
          Indices.PASSAGES_ALIAS, Indices.passages(LATE_IN_NOVEMBER),
          Indices.LEDGER_ALIAS, Indices.ledger(LATE_IN_NOVEMBER));

  private static final Path CUSTOM = Path.of("elasticsearch/custom");

  @SuppressWarnings("unused") // JUnit reads it
  private static final Iterable<IndexTemplate> TEMPLATES = IndexTemplate.all();

  @ParameterizedTest
  @FieldSource("TEMPLATES")
  void mapsExactlyTheFieldsOfItsRecord(IndexTemplate template) throws Exception {
    JsonNode mapping = JSON.readTree(template.json()).at("/template/mappings");

    assertThat(mapping.get("dynamic").asText()).isEqualTo("strict");
    assertThat(mapping.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            RECORDS.get(template.name()).getFields().stream().map(Schema.Field::name).toList());
  }

  @ParameterizedTest
  @FieldSource("TEMPLATES")
  void appliesToTheIndexOfAnInterview(IndexTemplate template) throws Exception {
    JsonNode json = JSON.readTree(template.json());

    assertThat(INDICES.get(template.name()))
        .isEqualTo(template.name() + "-v1-2026.11")
        .startsWith(json.at("/index_patterns/0").asText().replace("*", ""));
    assertThat(json.at("/template/aliases").fieldNames())
        .toIterable()
        .containsExactly(template.name());
  }

  @ParameterizedTest
  @FieldSource("TEMPLATES")
  void letsADeletionFindAllThatAnInterviewHas(IndexTemplate template) throws Exception {
    JsonNode fields = JSON.readTree(template.json()).at("/template/mappings/properties");

    assertThat(INDICES.get(template.name())).matches(Indices.ALL_PATTERN.replace("*", ".*"));
    assertThat(fields.at("/tenantId/type").asText()).isEqualTo("keyword");
    assertThat(fields.at("/interviewId/type").asText()).isEqualTo("keyword");
  }

  @ParameterizedTest
  @FieldSource("TEMPLATES")
  void takesSettingsOfTheirOwnFromThoseWhoHaveThem(IndexTemplate template) throws Exception {
    JsonNode json = JSON.readTree(template.json());

    assertThat(json.get("composed_of")).hasToString("[\"interview@custom\"]");
    assertThat(json.get("ignore_missing_component_templates"))
        .as("most have none")
        .isEqualTo(json.get("composed_of"));
    assertThat(json.at("/template/settings/index").fieldNames())
        .toIterable()
        .as("what a template sets itself, nobody else can")
        .doesNotContain("number_of_shards", "lifecycle.name");
  }

  @Test
  void theCustomSettingsNameThePackagedLifecycle() throws Exception {
    JsonNode custom = JSON.readTree(CUSTOM.resolve("interview@custom.json").toFile());
    JsonNode lifecycle = JSON.readTree(CUSTOM.resolve("interview-lifecycle.json").toFile());

    String name = custom.at("/template/settings/index/lifecycle.name").asText();
    assertThat(lifecycle.at("/policy/_meta/description").asText())
        .startsWith("PUT _ilm/policy/" + name + ".");
    assertThat(lifecycle.at("/policy/phases").findValues("actions"))
        .isNotEmpty()
        .noneMatch(actions -> actions.has("rollover"))
        .noneMatch(actions -> actions.has("readonly"))
        .noneMatch(actions -> actions.has("forcemerge"))
        .noneMatch(actions -> actions.has("delete"));
  }

  @Test
  void thereIsOneForEveryIndex() {
    assertThat(IndexTemplate.all())
        .extracting(IndexTemplate::name)
        .containsExactlyInAnyOrderElementsOf(RECORDS.keySet());
  }
}
