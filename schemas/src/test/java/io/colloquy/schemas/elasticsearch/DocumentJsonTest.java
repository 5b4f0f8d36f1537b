package io.colloquy.schemas.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.schemas.InterviewChapter;
import io.colloquy.schemas.InterviewPassage;
import io.colloquy.schemas.InterviewSummary;
import io.colloquy.schemas.MediaSpan;
import io.colloquy.schemas.SegmentKind;
import io.colloquy.schemas.StitchConfidence;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.TranscriptWord;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class DocumentJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void carriesEveryFieldUnderItsAvroName() throws Exception {
    JsonNode document = JSON.readTree(DocumentJson.of(segment()));

    assertThat(document.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            TranscriptSegment.getClassSchema().getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !List.of("gapReason", "unclearReason", "rawText").contains(name))
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
    assertThat(new String(DocumentJson.of(segment()))).doesNotContain("\n");
  }

  @Test
  void carriesASummary() throws Exception {
    InterviewSummary summary =
        InterviewSummary.newBuilder()
            .setVersion(3)
            .setTenantId("acme")
            .setInterviewId("interview-1")
            .setInterviewBeganAt(Instant.parse("2026-11-21T06:00:00Z"))
            .setGeneration(0)
            .setDurationMs(60_000)
            .setStreams(List.of("guest", "host"))
            .setSegments(7)
            .setGaps(1)
            .setGapMs(900)
            .setWords(120)
            .setSpeechMs(50_000)
            .setCoveredMs(40_000)
            .setCoverage(0.8f)
            .setCoverageAlarms(1)
            .setHoles(List.of(new MediaSpan(10_000L, 17_000L)))
            .setModels(List.of("small.en"))
            .setSettings(List.of("greedy"))
            .setLanguages(List.of("en"))
            .setSpeakers(List.of("1", "2"))
            .build();

    JsonNode document = JSON.readTree(DocumentJson.of(summary));

    assertThat(document.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(fields(InterviewSummary.getClassSchema()));
    assertThat(document.get("streams")).hasToString("[\"guest\",\"host\"]");
    assertThat(document.get("holes")).hasToString("[{\"startMs\":10000,\"endMs\":17000}]");
    assertThat(document.get("coverage").floatValue()).isEqualTo(0.8f);
  }

  @Test
  void carriesAPassageWithItsVector() throws Exception {
    JsonNode document = JSON.readTree(DocumentJson.of(passage().build()));

    assertThat(document.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(fields(InterviewPassage.getClassSchema()));
    assertThat(document.get("vector")).hasToString("[0.6,-0.8]");
    assertThat(document.get("speakers")).hasToString("[\"2\",\"1\"]");
  }

  @Test
  void leavesOutVectorThatIsMissing() throws Exception {
    JsonNode document = JSON.readTree(DocumentJson.of(passage().setVector(null).build()));

    assertThat(document.has("vector")).isFalse();
  }

  @Test
  void carriesAChapter() throws Exception {
    InterviewChapter chapter =
        InterviewChapter.newBuilder()
            .setChapterId("acme/interview-1/c000001")
            .setVersion(3)
            .setTenantId("acme")
            .setInterviewId("interview-1")
            .setInterviewBeganAt(Instant.parse("2026-11-21T06:00:00Z"))
            .setGeneration(0)
            .setBucket(1)
            .setStartMs(30_000)
            .setEndMs(330_000)
            .setDurationMs(300_000)
            .setStartedAt(Instant.parse("2026-11-21T06:00:30Z"))
            .setEndedAt(Instant.parse("2026-11-21T06:05:30Z"))
            .setTitle("The harbour")
            .setKeywords(List.of("ship", "storm"))
            .setSentence("We waited in the harbour.")
            .setSpeakers(List.of("1"))
            .setStrength(0.75f)
            .setProvisional(true)
            .build();

    JsonNode document = JSON.readTree(DocumentJson.of(chapter));

    assertThat(document.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(fields(InterviewChapter.getClassSchema()));
    assertThat(document.get("provisional")).hasToString("true");
    assertThat(document.get("keywords")).hasToString("[\"ship\",\"storm\"]");
  }

  private static InterviewPassage.Builder passage() {
    return InterviewPassage.newBuilder()
        .setPassageId("acme/interview-1/guest/p000001")
        .setVersion(3)
        .setTenantId("acme")
        .setInterviewId("interview-1")
        .setStreamId("guest")
        .setInterviewBeganAt(Instant.parse("2026-11-21T06:00:00Z"))
        .setGeneration(0)
        .setBucket(1)
        .setStartMs(30_000)
        .setEndMs(90_000)
        .setDurationMs(60_000)
        .setStartedAt(Instant.parse("2026-11-21T06:00:30Z"))
        .setEndedAt(Instant.parse("2026-11-21T06:01:30Z"))
        .setText("The ship’s log")
        .setWords(3)
        .setSpeakers(List.of("2", "1"))
        .setVector(List.of(0.6f, -0.8f))
        .setEmbedder("all-MiniLM-L6-v2");
  }

  private static List<String> fields(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
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
        .setSpeaker("1")
        .setSpeakerName("Ada")
        .setTurnsFrom("segmentation")
        .setChapterId("acme/interview-1/c000001")
        .setChapterTitle("the ship")
        .build();
  }
}
