package io.colloquy.bench.retrieval;

import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkListener;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.colloquy.bench.BenchException;
import io.colloquy.core.passage.Passage;
import io.colloquy.core.vector.Vectors;
import io.colloquy.flink.embed.EmbeddingException;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.search.DocumentStore;
import io.colloquy.schemas.InterviewPassage;
import io.colloquy.schemas.TranscriptSegment;
import io.colloquy.schemas.elasticsearch.DocumentJson;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Puts interviews into Elasticsearch, once or many times over. */
final class Corpus {

  private static final int BULK_DOCUMENTS = 500;

  /** Leaves a copied vector with a cosine of some 0.9 to its original. */
  private static final double NOISE = 0.025;

  private final DocumentStore store;
  private final List<SpokenInterview> interviews;

  /** For each interview, the vectors of its passages. */
  private final List<List<float[]>> vectors = new ArrayList<>();

  Corpus(DocumentStore store, List<SpokenInterview> interviews) {
    this.store = store;
    this.interviews = interviews;
  }

  int passages() {
    return interviews.stream().mapToInt(interview -> interview.passages().size()).sum();
  }

  int segments() {
    return interviews.stream().mapToInt(interview -> interview.segments().size()).sum();
  }

  /** Embeds every passage and indexes every document. */
  void index(TextEmbedder embedder) throws BenchException {
    for (SpokenInterview interview : interviews) {
      try {
        vectors.add(embedder.embed(interview.passages().stream().map(Passage::text).toList()));
      } catch (EmbeddingException e) {
        throw new BenchException("cannot embed " + interview.interviewId() + ": " + e, e);
      }
    }
    write(ingester -> addAll(ingester, "", null));
  }

  /**
   * Indexes the same again under other names, each passage's vector moved a little.
   *
   * @param from the number of the first copy
   * @param to the number behind the last
   */
  void copy(int from, int to, Random random) throws BenchException {
    refreshEvery("-1");
    write(
        ingester -> {
          for (int copy = from; copy < to; copy++) {
            addAll(ingester, "-copy-" + copy, random);
          }
        });
    refreshEvery("1s");
  }

  /** Each refresh leaves a small graph of vectors, which merging has to build again. */
  private void refreshEvery(String interval) {
    store.send(
        client ->
            client
                .indices()
                .putSettings(
                    put ->
                        put.index(Indices.ALL_PATTERN)
                            .settings(
                                index -> index.refreshInterval(time -> time.time(interval)))));
  }

  /** What all indices take on disk. */
  long bytes() {
    return store
        .send(client -> client.indices().stats(stats -> stats.index(Indices.ALL_PATTERN)))
        .all()
        .primaries()
        .store()
        .sizeInBytes();
  }

  private void addAll(BulkIngester<Void> ingester, String suffix, Random random) {
    for (int i = 0; i < interviews.size(); i++) {
      SpokenInterview interview = interviews.get(i);
      CorpusDocuments documents = new CorpusDocuments(interview.interviewId() + suffix);
      for (TranscriptSegment segment : documents.segments(interview.segments(), suffix.isEmpty())) {
        add(
            ingester,
            Indices.segments(CorpusDocuments.BEGAN_AT),
            segment.getSegmentId(),
            DocumentJson.of(segment));
      }
      for (int p = 0; p < interview.passages().size(); p++) {
        float[] vector = vectors.get(i).get(p);
        InterviewPassage passage =
            documents.passage(
                interview.passages().get(p), list(random == null ? vector : moved(vector, random)));
        add(
            ingester,
            Indices.passages(CorpusDocuments.BEGAN_AT),
            passage.getPassageId(),
            DocumentJson.of(passage));
      }
    }
  }

  private static void add(BulkIngester<Void> ingester, String index, String id, byte[] json) {
    BinaryData document = BinaryData.of(json, ContentType.APPLICATION_JSON);
    ingester.add(
        operation -> operation.index(write -> write.index(index).id(id).document(document)));
  }

  private static float[] moved(float[] vector, Random random) {
    float[] moved = vector.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (NOISE * random.nextGaussian());
    }
    return Vectors.unit(moved);
  }

  private static List<Float> list(float[] vector) {
    List<Float> list = new ArrayList<>(vector.length);
    for (float value : vector) {
      list.add(value);
    }
    return list;
  }

  /** Adds documents. */
  @FunctionalInterface
  private interface Additions {
    void to(BulkIngester<Void> ingester);
  }

  private void write(Additions additions) throws BenchException {
    FirstFailure failure = new FirstFailure();
    store.send(
        client -> {
          try (BulkIngester<Void> ingester =
              BulkIngester.of(
                  bulk ->
                      bulk.client(client)
                          .maxOperations(BULK_DOCUMENTS)
                          .maxConcurrentRequests(2)
                          .listener(failure))) {
            additions.to(ingester);
          }
          return client.indices().refresh(refresh -> refresh.index(Indices.ALL_PATTERN));
        });
    if (failure.first.get() != null) {
      throw new BenchException("Elasticsearch did not take a document: " + failure.first.get());
    }
  }

  /** Remembers the first thing that went wrong. */
  private static final class FirstFailure implements BulkListener<Void> {
    private final AtomicReference<String> first = new AtomicReference<>();

    @Override
    public void beforeBulk(long id, BulkRequest request, List<Void> contexts) {}

    @Override
    public void afterBulk(
        long id, BulkRequest request, List<Void> contexts, BulkResponse response) {
      response.items().stream()
          .filter(item -> item.error() != null)
          .findFirst()
          .ifPresent(item -> first.compareAndSet(null, item.error().reason()));
    }

    @Override
    public void afterBulk(long id, BulkRequest request, List<Void> contexts, Throwable failure) {
      first.compareAndSet(null, failure.toString());
    }
  }
}
