package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.EmbeddedTexts;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** Keeps the units of the interview that is the current key. */
final class HeardUnits {
  /** By start: what is said twice is two units. */
  private final MapState<Long, TextToEmbed> heard;

  private final EmbeddedTexts texts;

  HeardUnits(RuntimeContext context) {
    heard = context.getMapState(new MapStateDescriptor<>("heard", Long.class, TextToEmbed.class));
    texts = EmbeddedTexts.open(context, FinalText::unitHashes);
  }

  /**
   * Takes a unit, a final text, or that the interview was closed.
   *
   * @return a final text whose units have all come just now
   */
  Optional<FinalText> take(Embedded embedded) throws Exception {
    Optional<FinalText> whole = texts.take(embedded);
    if (whole.isPresent()) {
      heard.clear();
    } else if (embedded.of().kind() == Kind.UNIT && !isWhole()) {
      heard.put(embedded.of().unit().startMs(), embedded.of());
    }
    return whole;
  }

  /** Whether there has been a final text all of whose units came. */
  boolean isWhole() throws Exception {
    return completion() > 0;
  }

  /** Whether the interview was closed, and its last final text was taken. */
  boolean areOver() throws Exception {
    return texts.areOver();
  }

  /** The number of the last completion that had such a text; 0 before the first. */
  int completion() throws Exception {
    return texts.takenRevision();
  }

  /** The units of a final text that was taken, with their vectors. */
  List<ChapterUnit> of(FinalText text) throws Exception {
    List<ChapterUnit> units = new ArrayList<>();
    for (FinalText.UnitRef unit : text.units()) {
      units.add(unit.unit().withVector(texts.vector(unit.textHash())));
    }
    return units;
  }

  /** What is known while there is no final text, with vectors, in any order. */
  List<UnitText> soFar() throws Exception {
    List<UnitText> units = new ArrayList<>();
    for (TextToEmbed known : heard.values()) {
      float[] vector = texts.vector(known.textHash());
      units.add(new UnitText(known.unit().withVector(vector), known.text()));
    }
    return units;
  }

  void clear() {
    heard.clear();
    texts.clear();
  }
}
