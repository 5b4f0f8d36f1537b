package io.colloquy.flink.passage;

import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.passage.InterviewText;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.passage.SharedTexts;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.FinalText.LastBucket;
import io.colloquy.flink.embed.FinalText.PassageRef;
import io.colloquy.flink.embed.FinalText.UnitRef;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** Tells texts of the interview that is the current key, and remembers which were told. */
final class TextsToEmbed {
  private static final int HASH_DIGITS = 32;

  private final MapState<ToldText, Boolean> told;

  private TextsToEmbed(MapState<ToldText, Boolean> told) {
    this.told = told;
  }

  static TextsToEmbed open(RuntimeContext context) {
    return new TextsToEmbed(
        context.getMapState(new MapStateDescriptor<>("told", ToldText.class, Boolean.class)));
  }

  /** Tells a unit that is likely to stay. */
  void unit(UnitText unit, TranscriptEvent from, int revision, Consumer<TextToEmbed> out)
      throws Exception {
    String hash = hash(unit.text());
    told.put(new ToldText(Kind.UNIT, hash), true);
    out.accept(text(Kind.UNIT, from, revision, hash, unit.text(), unit.unit(), null));
  }

  /** Tells a passage that is likely to stay. */
  void passage(Passage passage, TranscriptEvent from, int revision, Consumer<TextToEmbed> out)
      throws Exception {
    String hash = hash(passage.text());
    told.put(new ToldText(Kind.PASSAGE, hash), true);
    out.accept(text(Kind.PASSAGE, from, revision, hash, passage.text(), null, passage));
  }

  /** Tells everything, and the texts that were not told before. */
  void all(
      InterviewText text,
      List<LastBucket> lastBuckets,
      TranscriptEvent from,
      int revision,
      Consumer<TextToEmbed> out)
      throws Exception {
    Set<ToldText> kept = new HashSet<>();
    List<UnitRef> units = new ArrayList<>();
    for (UnitText unit : text.units()) {
      ToldText toTell = new ToldText(Kind.UNIT, hash(unit.text()));
      units.add(new UnitRef(unit.unit(), toTell.textHash()));
      if (kept.add(toTell) && !told.contains(toTell)) {
        unit(unit, from, revision, out);
      }
    }
    List<PassageRef> passages = new ArrayList<>();
    List<String> sharedTexts = SharedTexts.of(text.passages());
    for (int i = 0; i < sharedTexts.size(); i++) {
      Passage passage = text.passages().get(i);
      ToldText toTell = new ToldText(Kind.PASSAGE, hash(sharedTexts.get(i)));
      passages.add(new PassageRef(passage, toTell.textHash()));
      // The first of those that share a text is its own.
      if (kept.add(toTell) && !told.contains(toTell)) {
        passage(passage, from, revision, out);
      }
    }
    forgetAllBut(kept);
    out.accept(
        event(
            Kind.FINAL,
            from,
            revision,
            new FinalText(units, passages, text.sentences(), lastBuckets)));
  }

  private void forgetAllBut(Set<ToldText> kept) throws Exception {
    List<ToldText> forgotten = new ArrayList<>();
    for (ToldText text : told.keys()) {
      if (!kept.contains(text)) {
        forgotten.add(text);
      }
    }
    for (ToldText text : forgotten) {
      told.remove(text);
    }
  }

  void clear() {
    told.clear();
  }

  /** Tells what concerns the interview. */
  static TextToEmbed event(Kind kind, TranscriptEvent from, int revision, FinalText finalText) {
    return new TextToEmbed(
        kind,
        from.tenantId(),
        from.interviewId(),
        from.interviewBeganAtMs(),
        from.generation(),
        revision,
        null,
        null,
        null,
        null,
        finalText);
  }

  private static TextToEmbed text(
      Kind kind,
      TranscriptEvent from,
      int revision,
      String hash,
      String text,
      ChapterUnit unit,
      Passage passage) {
    return new TextToEmbed(
        kind,
        from.tenantId(),
        from.interviewId(),
        from.interviewBeganAtMs(),
        from.generation(),
        revision,
        hash,
        text,
        unit,
        passage,
        null);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
