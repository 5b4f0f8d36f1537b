package io.colloquy.local.export;

import static io.colloquy.local.export.Interviews.gap;
import static io.colloquy.local.export.Interviews.in;
import static io.colloquy.local.export.Interviews.saidBy;
import static io.colloquy.local.export.Interviews.speech;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ExportFormatTest {

  private static final Transcript TRANSCRIPT =
      Interviews.of(
          gap("audio", 400_000, 408_000),
          speech("audio", 65_000, "It costs *more* now."),
          speech("audio", 1_000, "Good morning."));

  @Test
  void txtTellsTimeAndTextInOrder() {
    assertThat(ExportFormat.TXT.write(TRANSCRIPT))
        .isEqualTo(
            """
            [00:01] Good morning.
            [01:05] It costs *more* now.
            [06:40] [lost audio 06:40-06:48]
            """);
  }

  @Test
  void nobodySpeakingIsAnEmptyTranscriptInEveryFormat() throws IOException {
    Transcript empty = Interviews.of();
    assertThat(ExportFormat.TXT.write(empty)).isEmpty();
    assertThat(ExportFormat.MD.write(empty)).isEqualTo("# call-7\n");
    assertThat(ExportFormat.SRT.write(empty)).isEmpty();
    assertThat(ExportFormat.VTT.write(empty)).isEqualTo("WEBVTT\n\n");
    JsonNode json = new ObjectMapper().readTree(ExportFormat.JSON.write(empty));
    assertThat(schema().validate(json)).isEmpty();
    assertThat(json.path("interviewBeganAt").asText()).isEqualTo(Interviews.BEGAN_AT);
    assertThat(json.path("segments")).isEmpty();
  }

  @Test
  void chaptersAreHeadingsATrackAndAList() throws IOException {
    Transcript transcript =
        Interviews.of(
            gap("audio", 0, 500),
            in("local/call-7/c000000", "ships & *sails*", speech("audio", 1_000, "Ships sail.")),
            in("local/call-7/c000002", "fresh bread", gap("audio", 64_000, 65_000)),
            in("local/call-7/c000002", "fresh bread", speech("audio", 65_000, "We bake.")));
    assertThat(ExportFormat.MD.write(transcript))
        .isEqualTo(
            """
            # call-7

            ## 00:00

            **00:00** \\[lost audio 00:00-00:00\\]

            ## ships \\& \\*sails\\*

            **00:01** Ships sail.

            ## fresh bread

            **01:04** \\[lost audio 01:04-01:05\\]

            **01:05** We bake.
            """);
    assertThat(ExportFormat.CHAPTERS.write(transcript))
        .isEqualTo(
            "WEBVTT\n\n00:00:01.000 --> 00:00:01.800\nships &amp; *sails*\n\n"
                + "00:01:04.000 --> 00:01:05.800\nfresh bread\n\n");
    JsonNode json = new ObjectMapper().readTree(ExportFormat.JSON.write(transcript));
    assertThat(schema().validate(json)).isEmpty();
    assertThat(json.path("chapters")).hasSize(2);
    assertThat(json.at("/chapters/1/title").asText()).isEqualTo("fresh bread");
    assertThat(json.at("/segments/2/chapterId").asText()).isEqualTo("local/call-7/c000002");
  }

  @Test
  void streamsAreNamedWhereThereAreSeveral() {
    assertThat(
            ExportFormat.TXT.write(
                Interviews.of(speech("audio:1", 0, "Hello."), gap("audio:2", 0, 5_000))))
        .isEqualTo(
            """
            [00:00] audio:1: Hello.
            [00:00] audio:2: [lost audio 00:00-00:05]
            """);
  }

  @Test
  void speakersAreNamedWhereTheyAreKnown() throws IOException {
    Transcript transcript =
        Interviews.of(
            saidBy("1", "Ada", speech("audio:1", 0, "Hello.")),
            saidBy("2", null, speech("audio:2", 1_000, "Good morning.")),
            speech("audio:1", 2_000, "Yes."));
    assertThat(ExportFormat.TXT.write(transcript))
        .isEqualTo(
            """
            [00:00] Ada: Hello.
            [00:01] Speaker 2: Good morning.
            [00:02] audio:1: Yes.
            """);
    assertThat(ExportFormat.MD.write(transcript)).contains("**00:00** Ada: Hello.\n");
    JsonNode json = new ObjectMapper().readTree(ExportFormat.JSON.write(transcript));
    assertThat(schema().validate(json)).isEmpty();
    assertThat(json.at("/segments/0").toString())
        .contains(
            "\"speaker\":\"1\",\"speakerName\":\"Ada\",\"turnsFrom\":\"segmentation\",\"text\"");
    assertThat(json.at("/segments/1").has("speakerName")).isFalse();
    assertThat(json.at("/segments/2").has("speaker")).isFalse();
  }

  @Test
  void whatWasNotUnderstoodIsNoText() throws IOException {
    Transcript transcript =
        Interviews.of(
            speech("audio", 0, "Hello."),
            saidBy("2", "Ada", Interviews.unclear("audio", 1_000, 3_500)));
    assertThat(ExportFormat.TXT.write(transcript))
        .isEqualTo(
            """
            [00:00] Hello.
            [00:01] Ada: [unclear]
            """);
    assertThat(ExportFormat.MD.write(transcript)).contains("**00:01** Ada: \\[unclear\\]\n");
    assertThat(ExportFormat.SRT.write(transcript))
        .endsWith("00:00:01,000 --> 00:00:03,500\r\nAda: [unclear]\r\n\r\n");
    assertThat(ExportFormat.VTT.write(transcript))
        .endsWith("00:00:01.000 --> 00:00:03.500\n<v Ada>[unclear]\n\n");
    JsonNode json = new ObjectMapper().readTree(ExportFormat.JSON.write(transcript));
    assertThat(schema().validate(json)).isEmpty();
    assertThat(json.at("/segments/1").toString())
        .isEqualTo(
            "{\"segmentId\":\"local/call-7/audio/1000/0\",\"streamId\":\"audio\","
                + "\"kind\":\"unclear\",\"startMs\":1000,\"endMs\":3500,\"speaker\":\"2\","
                + "\"speakerName\":\"Ada\",\"turnsFrom\":\"segmentation\","
                + "\"unclearReason\":\"repetition\",\"rawText\":\"no no no\"}");
  }

  @Test
  void markdownHasHeadingsAndShowsNoMarkupOfItsOwn() {
    assertThat(ExportFormat.MD.write(TRANSCRIPT))
        .isEqualTo(
            """
            # call-7

            ## 00:00

            **00:01** Good morning.

            **01:05** It costs \\*more\\* now.

            ## 05:00

            **06:40** \\[lost audio 06:40-06:48\\]
            """);
  }

  @Test
  void jsonHasEveryWordAndGapAndFollowsItsSchema() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode json = mapper.readTree(ExportFormat.JSON.write(TRANSCRIPT));
    assertThat(schema().validate(json)).isEmpty();
    assertThat(json.path("interviewBeganAt").asText()).isEqualTo(Interviews.BEGAN_AT);
    assertThat(json.path("durationMs").asLong()).isEqualTo(408_000);
    assertThat(json.at("/segments/1/words/3").toString())
        .isEqualTo("{\"text\":\"now.\",\"startMs\":66200,\"endMs\":66600,\"probability\":0.5}");
    assertThat(json.at("/segments/2").toString())
        .isEqualTo(
            "{\"segmentId\":\"local/call-7/audio/400000/0\",\"streamId\":\"audio\","
                + "\"kind\":\"gap\",\"startMs\":400000,\"endMs\":408000,"
                + "\"gapReason\":\"lost-audio\"}");
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        ExportFormat.class.getResourceAsStream("/export/transcript.schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    }
  }
}
