package io.colloquy.flink.passage;

import io.colloquy.core.version.DocumentVersion;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.EmbeddedTexts;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import io.colloquy.flink.embed.WriteEmbedded;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.DocumentCounts.Of;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The step {@code publish-passages}: the only writer of passage documents. Passages go out as they
 * come; completion writes every one that this start of the step has not, and deletes all places
 * that it does not use.
 */
public final class PublishPassages extends WriteEmbedded {
  /** What was counted at each completion. */
  public static final OutputTag<DocumentCounts> COUNTS = new OutputTag<>("passage-counts") {};

  private transient EmbeddedTexts texts;
  private transient InterviewPassages passages;

  public PublishPassages() {
    super(Kind.UNIT);
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    texts = EmbeddedTexts.open(getRuntimeContext(), FinalText::passageHashes);
    passages = InterviewPassages.open(getRuntimeContext());
  }

  @Override
  protected void take(Embedded embedded, Context context, Collector<DocumentWrite> out)
      throws Exception {
    TextToEmbed of = embedded.of();
    PassageWrites writes = new PassageWrites(embedded, writerEpoch(), out::collect);
    boolean wasComplete = texts.takenRevision() > 0;
    Optional<FinalText> complete = texts.take(embedded);
    if (complete.isPresent()) {
      if (of.generation() > 0 && !wasComplete) {
        long version = DocumentVersion.firstOf(of.generation()).toLong();
        out.collect(DocumentWrite.deleteInterviewBelow(of.key(), version));
      }
      passages.complete(complete.get(), texts, writes);
      int documents = complete.get().passages().size();
      context.output(COUNTS, counts(of, texts.takenRevision(), documents));
    } else if (of.kind() == Kind.PASSAGE && !wasComplete) {
      passages.write(of.passage(), embedded.vector(), writes);
    }
  }

  private static DocumentCounts counts(TextToEmbed of, int completion, int documents) {
    return new DocumentCounts(
        Of.PASSAGES,
        of.tenantId(),
        of.interviewId(),
        of.interviewBeganAtMs(),
        of.generation(),
        completion,
        documents,
        0,
        0,
        null);
  }

  @Override
  protected boolean isOver() throws IOException {
    return texts.areOver();
  }

  @Override
  protected void clear() {
    texts.clear();
    passages.clear();
  }
}
