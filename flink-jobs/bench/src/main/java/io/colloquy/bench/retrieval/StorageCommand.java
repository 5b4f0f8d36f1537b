package io.colloquy.bench.retrieval;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.BenchReport;
import io.colloquy.bench.ReportOptions;
import io.colloquy.bench.Scratch;
import io.colloquy.bench.interviews.InterviewFile;
import io.colloquy.bench.interviews.WrittenInterview;
import io.colloquy.core.chapter.Chapter;
import io.colloquy.core.chapter.ChapterId;
import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.NamedChapters;
import io.colloquy.core.chapter.UnitCutter;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.flink.embed.EmbeddingException;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.nd4j.Nd4jGramMatrix;
import io.colloquy.local.search.DocumentStore;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.SearchServer;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.schemas.InterviewChapter;
import io.colloquy.schemas.elasticsearch.DocumentJson;
import io.colloquy.schemas.elasticsearch.Indices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code colloquy bench storage}: what an hour of interview costs to embed and to keep. */
@Command(
    name = "storage",
    description = {
      "Tells what an hour of audio costs behind its words: embedding, and disk in each index.",
      "Transcripts are embedded on one thread, all that the job would write of them is indexed, and"
          + " each index is merged as it will be once it rests."
    },
    mixinStandardHelpOptions = true)
public final class StorageCommand implements Callable<Integer> {

  private static final double HOUR_MS = 3_600_000;

  @Mixin private ReportOptions options;

  @Option(
      names = "--interviews",
      paramLabel = "FILE",
      required = true,
      description = "JSON: an array of {id, duration_s, turns: [{speaker, start, text}]}.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    List<WrittenInterview> written = InterviewFile.read(file);
    double hours = written.stream().mapToLong(WrittenInterview::durationMs).sum() / HOUR_MS;
    List<SpokenInterview> interviews = written.stream().map(SpokenInterview::of).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Scratch scratch = new Scratch();
        SearchServer server =
            SearchServer.start(Installation.find(), StackConfig.onFreePorts(scratch.folder()));
        DocumentStore store = DocumentStore.open(server.url());
        TextEmbedder embedder = MiniLmEmbedder.open()) {
      rows.add(embedding(interviews, embedder, hours));
      new Corpus(store, interviews).index(embedder);
      for (SpokenInterview interview : interviews) {
        indexChapters(store, interview, embedder);
      }
      for (String alias :
          List.of(Indices.SEGMENTS_ALIAS, Indices.PASSAGES_ALIAS, Indices.CHAPTERS_ALIAS)) {
        rows.add(index(store, alias, hours));
      }
    } catch (EmbeddingException e) {
      throw new BenchException("cannot embed a text: " + e, e);
    }
    Map<String, Object> inputs = Map.of("interviews", file.getFileName().toString());
    return options.print(new BenchReport("storage", inputs, rows, List.of()));
  }

  private Map<String, Object> embedding(
      List<SpokenInterview> interviews, TextEmbedder embedder, double hours)
      throws EmbeddingException {
    List<String> texts = new ArrayList<>();
    for (SpokenInterview interview : interviews) {
      interview.passages().stream().map(Passage::text).forEach(texts::add);
      units(interview).stream().map(UnitText::text).forEach(texts::add);
    }
    options.printProgress("Embedding %d texts of %.1f hours".formatted(texts.size(), hours));
    embedder.embed(texts.subList(0, Math.min(100, texts.size())));
    long startedAt = System.nanoTime();
    embedder.embed(texts);
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("of an hour", "texts embedded");
    row.put("count", Math.round(texts.size() / hours));
    row.put("seconds", seconds / hours);
    return row;
  }

  private static List<UnitText> units(SpokenInterview interview) {
    return UnitCutter.cut(interview.sentences(), List.of());
  }

  private static void indexChapters(
      DocumentStore store, SpokenInterview interview, TextEmbedder embedder)
      throws EmbeddingException {
    List<UnitText> texts = units(interview);
    List<float[]> vectors = embedder.embed(texts.stream().map(UnitText::text).toList());
    List<ChapterUnit> units = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      units.add(texts.get(i).unit().withVector(vectors.get(i)));
    }
    for (Chapter chapter :
        NamedChapters.whole(units, interview.sentences(), Nd4jGramMatrix.fromBreakEven())) {
      InterviewChapter document = document(interview.interviewId(), chapter);
      store.send(
          client ->
              client.index(
                  write ->
                      write
                          .index(Indices.chapters(CorpusDocuments.BEGAN_AT))
                          .id(document.getChapterId())
                          .withJson(new ByteArrayInputStream(DocumentJson.of(document)))));
    }
  }

  private static InterviewChapter document(String interviewId, Chapter chapter) {
    long bucket = SegmentBucket.of(chapter.startMs());
    Instant beganAt = CorpusDocuments.BEGAN_AT;
    return InterviewChapter.newBuilder()
        .setChapterId(new ChapterId(CorpusDocuments.TENANT, interviewId, bucket).toString())
        .setVersion(1)
        .setTenantId(CorpusDocuments.TENANT)
        .setInterviewId(interviewId)
        .setInterviewBeganAt(beganAt)
        .setGeneration(0)
        .setBucket(bucket)
        .setStartMs(chapter.startMs())
        .setEndMs(chapter.endMs())
        .setDurationMs(chapter.endMs() - chapter.startMs())
        .setStartedAt(beganAt.plusMillis(chapter.startMs()))
        .setEndedAt(beganAt.plusMillis(chapter.endMs()))
        .setTitle(chapter.title())
        .setKeywords(chapter.keywords())
        .setSentence(chapter.sentence())
        .setSpeakers(chapter.speakers())
        .setStrength((float) chapter.strength())
        .build();
  }

  private static Map<String, Object> index(DocumentStore store, String alias, double hours) {
    store.send(client -> client.indices().forcemerge(f -> f.index(alias).maxNumSegments(1L)));
    store.send(client -> client.indices().flush(flush -> flush.index(alias).force(true)));
    store.send(client -> client.indices().refresh(refresh -> refresh.index(alias)));
    var primaries =
        store.send(client -> client.indices().stats(stats -> stats.index(alias))).all().primaries();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("of an hour", alias);
    row.put("count", Math.round(primaries.docs().count() / hours));
    row.put("KB", Math.round(primaries.store().sizeInBytes() / hours / 1000));
    return row;
  }
}
