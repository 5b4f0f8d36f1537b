package io.colloquy.flink.embed;

import io.colloquy.flink.embed.TextToEmbed.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * Gathers the vectors of the interview that is the current key, and tells when all that its final
 * text needs are there, whatever order they come in. They are kept for later final texts, which
 * share most of them, until {@link #clear}.
 */
public final class EmbeddedTexts {
  /**
   * A text that came back.
   *
   * @param revision the last one that it was told for
   * @param vector empty if it could not be embedded
   */
  public record EmbeddedText(int revision, float[] vector) {}

  /**
   * Where an interview stands.
   *
   * @param taken the last revision of which everything was there; 0 before the first
   * @param awaited the next one; null if none was told
   * @param awaitedRevision its number
   * @param closed whether the interview was closed
   * @param lastRevision with {@code closed}: the last that was told before
   */
  public record FinalTexts(
      int taken, FinalText awaited, int awaitedRevision, boolean closed, int lastRevision) {

    static FinalTexts none() {
      return new FinalTexts(0, null, 0, false, 0);
    }

    FinalTexts awaiting(FinalText text, int revision) {
      return new FinalTexts(taken, text, revision, closed, lastRevision);
    }

    FinalTexts allThere() {
      return new FinalTexts(awaitedRevision, null, awaitedRevision, closed, lastRevision);
    }

    FinalTexts closedAfter(int revision) {
      return new FinalTexts(taken, awaited, awaitedRevision, true, revision);
    }
  }

  private final Function<FinalText, Set<String>> needed;
  private final MapState<String, EmbeddedText> vectors;
  private final ValueState<FinalTexts> texts;

  private EmbeddedTexts(
      Function<FinalText, Set<String>> needed,
      MapState<String, EmbeddedText> vectors,
      ValueState<FinalTexts> texts) {
    this.needed = needed;
    this.vectors = vectors;
    this.texts = texts;
  }

  /**
   * Opens the state of a step.
   *
   * @param needed the texts whose vectors the step needs of a final text
   */
  public static EmbeddedTexts open(
      RuntimeContext context, Function<FinalText, Set<String>> needed) {
    return new EmbeddedTexts(
        needed,
        context.getMapState(new MapStateDescriptor<>("vectors", String.class, EmbeddedText.class)),
        context.getState(new ValueStateDescriptor<>("final-texts", FinalTexts.class)));
  }

  /**
   * Takes a text of the kind that the step needs, a final text, or that the interview was closed.
   *
   * @return a final text whose vectors have all come just now
   */
  public Optional<FinalText> take(Embedded embedded) throws Exception {
    TextToEmbed of = embedded.of();
    FinalTexts now = texts();
    if (of.kind() == Kind.CLOSED) {
      texts.update(now.closedAfter(of.revision()));
    }
    if (of.kind() == Kind.CLOSED || of.revision() <= now.taken()) {
      return Optional.empty();
    }
    if (of.kind() == Kind.FINAL && of.revision() > now.awaitedRevision()) {
      now = now.awaiting(of.finalText(), of.revision());
      texts.update(now);
    } else if (of.isText()) {
      keep(of, embedded.vector());
    }
    return now.awaited() != null && hasAll(now.awaited())
        ? Optional.of(taken(now))
        : Optional.empty();
  }

  /** Equal texts may be told more than once: that one of them failed undoes no vector. */
  private void keep(TextToEmbed of, float[] vector) throws Exception {
    EmbeddedText last = vectors.get(of.textHash());
    boolean isNews = last == null || vector.length > 0;
    int revision = last == null ? of.revision() : Math.max(last.revision(), of.revision());
    vectors.put(of.textHash(), new EmbeddedText(revision, isNews ? vector : last.vector()));
  }

  private boolean hasAll(FinalText text) throws Exception {
    for (String hash : needed.apply(text)) {
      if (!vectors.contains(hash)) {
        return false;
      }
    }
    return true;
  }

  private FinalText taken(FinalTexts now) throws Exception {
    Set<String> kept = needed.apply(now.awaited());
    List<String> unused = new ArrayList<>();
    for (Map.Entry<String, EmbeddedText> text : vectors.entries()) {
      if (text.getValue().revision() <= now.awaitedRevision() && !kept.contains(text.getKey())) {
        unused.add(text.getKey());
      }
    }
    for (String hash : unused) {
      vectors.remove(hash);
    }
    texts.update(now.allThere());
    return now.awaited();
  }

  /** The last revision of which everything was there; 0 before the first. */
  public int takenRevision() throws IOException {
    return texts().taken();
  }

  /** Whether the interview was closed, and everything of its last revision was there. */
  public boolean areOver() throws IOException {
    FinalTexts now = texts();
    return now.closed() && now.taken() >= now.lastRevision();
  }

  /** The vector of a text; empty if it is not there, or could not be embedded. */
  public float[] vector(String textHash) throws Exception {
    EmbeddedText text = vectors.get(textHash);
    return text == null ? new float[0] : text.vector();
  }

  public void clear() {
    vectors.clear();
    texts.clear();
  }

  private FinalTexts texts() throws IOException {
    FinalTexts now = texts.value();
    return now == null ? FinalTexts.none() : now;
  }
}
