package io.colloquy.local.kibana;

import io.colloquy.schemas.InterviewChapter;
import io.colloquy.schemas.InterviewSummary;
import io.colloquy.schemas.SegmentKind;
import io.colloquy.schemas.StitchConfidence;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.elasticsearch.DocumentJson;
import io.colloquy.schemas.elasticsearch.Indices;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** An interview as every index would hold it: of everything that a panel shows there is one. */
final class SampleDocuments {
  private static final Instant BEGAN_AT = Instant.parse("2031-03-05T10:00:00Z");
  private static final String TENANT = "acme";
  private static final String INTERVIEW = "board-meeting";

  private SampleDocuments() {}

  /** The body of one bulk request that writes them all. */
  static String bulk() {
    return action(Indices.segments(BEGAN_AT), "speech", speech())
        + action(Indices.segments(BEGAN_AT), "gap", gap())
        + action(Indices.segments(BEGAN_AT), "unclear", unclear())
        + action(Indices.chapters(BEGAN_AT), "chapter", chapter())
        + action(Indices.ledger(BEGAN_AT), "summary", summary());
  }

  private static TranscriptSegment speech() {
    return segment(SegmentKind.SPEECH, 0)
        .setText("the price went up")
        .setStitchConfidence(StitchConfidence.LOW)
        .setSpeaker("1")
        .setSpeakerName("Ada")
        .setTurnsFrom("segmentation")
        .setChapterId("acme/board-meeting/c000000")
        .setChapterTitle("Price of paper")
        .build();
  }

  private static TranscriptSegment gap() {
    return segment(SegmentKind.GAP, 1).setGapReason("lost").build();
  }

  private static TranscriptSegment unclear() {
    return segment(SegmentKind.UNCLEAR, 2)
        .setUnclearReason("repetition")
        .setRawText("no no no")
        .build();
  }

  private static TranscriptSegment.Builder segment(SegmentKind kind, int ordinal) {
    return TranscriptSegment.newBuilder()
        .setSegmentId("acme/board-meeting/audio/0/" + ordinal)
        .setVersion(1)
        .setTenantId(TENANT)
        .setInterviewId(INTERVIEW)
        .setStreamId("audio")
        .setInterviewBeganAt(BEGAN_AT)
        .setGeneration(0)
        .setBucket(0)
        .setOrdinal(ordinal)
        .setKind(kind)
        .setStartMs(1_000)
        .setEndMs(5_000)
        .setDurationMs(4_000)
        .setStartedAt(BEGAN_AT.plusMillis(1_000))
        .setEndedAt(BEGAN_AT.plusMillis(5_000));
  }

  private static InterviewChapter chapter() {
    return InterviewChapter.newBuilder()
        .setChapterId("acme/board-meeting/c000000")
        .setVersion(1)
        .setTenantId(TENANT)
        .setInterviewId(INTERVIEW)
        .setInterviewBeganAt(BEGAN_AT)
        .setGeneration(0)
        .setBucket(0)
        .setProvisional(false)
        .setStartMs(1_000)
        .setEndMs(5_000)
        .setDurationMs(4_000)
        .setStartedAt(BEGAN_AT.plusMillis(1_000))
        .setEndedAt(BEGAN_AT.plusMillis(5_000))
        .setTitle("Price of paper")
        .setKeywords(List.of("price", "paper"))
        .setSentence("the price went up")
        .setSpeakers(List.of("1"))
        .setStrength(0.5f)
        .build();
  }

  private static InterviewSummary summary() {
    return InterviewSummary.newBuilder()
        .setVersion(1)
        .setTenantId(TENANT)
        .setInterviewId(INTERVIEW)
        .setInterviewBeganAt(BEGAN_AT)
        .setGeneration(0)
        .setDurationMs(5_000)
        .setStreams(List.of("audio"))
        .setSegments(1)
        .setGaps(1)
        .setGapMs(4_000)
        .setWords(4)
        .setSpeechMs(4_000)
        .setCoveredMs(3_600)
        .setCoverage(0.9f)
        .setCoverageAlarms(1)
        .setHoles(List.of())
        .setModels(List.of("model@hash"))
        .setSettings(List.of())
        .setLanguages(List.of("en"))
        .setSpeakers(List.of("1"))
        .setChapters(1)
        .setPassages(1)
        .setUnclear(1)
        .setUnclearMs(4_000)
        .setWindows(3)
        .setLowConfidenceWindows(3)
        .setDoubtful(true)
        .build();
  }

  private static String action(String index, String id, SpecificRecord record) {
    return """
        {"index":{"_index":"%s","_id":"%s"}}
        %s
        """
        .formatted(index, id, new String(DocumentJson.of(record), StandardCharsets.UTF_8));
  }
}
