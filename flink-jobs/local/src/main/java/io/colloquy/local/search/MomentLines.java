package io.colloquy.local.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.local.MediaTime;
import io.colloquy.local.SpeakerColour;
import java.time.Instant;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** A moment as a line, for people or for programs. */
public final class MomentLines {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private MomentLines() {}

  /** Interview, time, speaker, text, chapter, and what is lost beside it. */
  public static String line(Moment moment) {
    return line(moment, Ansi.AUTO);
  }

  static String line(Moment moment, Ansi ansi) {
    IndexedSegment segment = moment.segment();
    String label = segment.speakerLabel();
    String speaker =
        label.isEmpty() ? "" : SpeakerColour.paint(ansi, segment.speaker(), label + ":") + " ";
    String text = ansi.enabled() ? moment.text(BOLD, PLAIN) : moment.text("«", "»");
    String chapter = segment.chapterTitle() == null ? "" : "  (" + segment.chapterTitle() + ")";
    String lost =
        moment.lost().stream()
            .map(beside -> "  [" + beside.label() + "]")
            .collect(Collectors.joining());
    return "%s  %s  %s%s%s%s"
        .formatted(
            segment.interviewId(),
            MediaTime.seconds(moment.startMs()),
            speaker,
            text,
            chapter,
            lost);
  }

  /** One JSON object, as {@code colloquy search --help} describes it. */
  static String json(Moment moment) {
    IndexedSegment segment = moment.segment();
    ObjectNode hit = JSON.createObjectNode();
    hit.put("tenantId", segment.tenantId());
    hit.put("interviewId", segment.interviewId());
    hit.put("streamId", segment.streamId());
    hit.put("startMs", moment.startMs());
    hit.put("endMs", moment.endMs());
    hit.put("saidAt", saidAt(moment));
    hit.put("speaker", segment.speaker());
    hit.put("speakerName", segment.speakerName());
    hit.put("chapterId", segment.chapterId());
    hit.put("chapterTitle", segment.chapterTitle());
    hit.put("segmentId", segment.segmentId());
    hit.put("segmentStartMs", segment.startMs());
    hit.put("segmentEndMs", segment.endMs());
    hit.put("text", moment.text());
    hit.put("marked", moment.text("«", "»"));
    hit.put("asSaid", moment.asSaid());
    hit.put("score", moment.score());
    ArrayNode gaps = hit.putArray("gaps");
    ArrayNode unclear = hit.putArray("unclear");
    for (IndexedSegment lost : moment.lost()) {
      ObjectNode one = (lost.isGap() ? gaps : unclear).addObject();
      one.put("startMs", lost.startMs()).put("endMs", lost.endMs());
      one.put("reason", lost.isGap() ? lost.gapReason() : lost.unclearReason());
    }
    return hit.toString();
  }

  private static String saidAt(Moment moment) {
    String beganAt = moment.segment().interviewBeganAt();
    return beganAt == null ? null : Instant.parse(beganAt).plusMillis(moment.startMs()).toString();
  }
}
