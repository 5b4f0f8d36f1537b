package io.colloquy.local.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.colloquy.core.moment.Landing;
import io.colloquy.core.moment.Moments;
import io.colloquy.core.moment.Place;
import io.colloquy.core.moment.RankedPlace;
import io.colloquy.core.moment.Ranking;
import io.colloquy.core.moment.ReciprocalRankFusion;
import io.colloquy.core.moment.SpokenQuery;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.stack.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds moments: as a phrase, by words in any inflection, by words nearly written so, and by what
 * is meant; what these say is joined. Every failure is a {@link StackException}.
 */
public final class MomentSearch implements AutoCloseable {

  /** Moments that begin less than this apart are one. */
  private static final long NEAR_MS = 15_000;

  private static final int LEAST_DEPTH = 50;

  /** A place whose best sentence fits less is near for what others say in it, if at all. */
  private static final double LEAST_FIT = 0.2;

  private final DocumentStore store;
  private final SpokenDocuments documents;
  private final Spelling spelling;
  private final TextEmbedder embedder;
  private final SearchSettings settings;

  private MomentSearch(DocumentStore store, TextEmbedder embedder, SearchSettings settings) {
    this.store = store;
    this.documents = new SpokenDocuments(store);
    this.spelling = new Spelling(store);
    this.embedder = embedder;
    this.settings = settings;
  }

  /** What is read of a segment or a passage to rank it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Found(
      String tenantId, String interviewId, String streamId, long startMs, long endMs) {

    Place place() {
      return new Place(tenantId + "/" + interviewId, streamId, startMs, endMs);
    }
  }

  /**
   * Prepares a connection.
   *
   * @param url such as {@code http://127.0.0.1:9200}
   * @param embedder the one that embedded the passages; stays open
   */
  public static MomentSearch open(String url, TextEmbedder embedder, SearchSettings settings) {
    return new MomentSearch(DocumentStore.open(url), embedder, settings);
  }

  /**
   * Finds moments, best first.
   *
   * @return an empty list if nobody speaks of it
   * @throws UnknownFilterException if a chapter or speaker is asked for that does not exist
   */
  public List<Moment> find(MomentQuery query) {
    SearchScope scope = new FilterLookup(store).scope(query.filters());
    String text = spelling.respelled(query.text(), scope);
    Question question = new Question(text, SpokenQuery.of(text), Meaning.of(text, embedder), scope);
    int depth = Math.max(LEAST_DEPTH, 2 * query.limit());
    MsearchRequest request =
        new MomentRequests(scope, depth)
            .all(
                query.text(),
                text,
                question.spoken().tellingWords(),
                question.meaning().vector(),
                settings.leastMeaning());
    List<RankedPlace> places =
        new ReciprocalRankFusion(settings.k()).fuse(rankings(places(request)));
    return moments(places, question, query.limit());
  }

  /** What is looked for: the text rightly written, its words, what it means, and where. */
  private record Question(String text, SpokenQuery spoken, Meaning meaning, SearchScope scope) {}

  private List<Moment> moments(List<RankedPlace> places, Question question, int limit) {
    List<Moment> moments = new ArrayList<>();
    Moments apart = new Moments(NEAR_MS);
    int batch = 3 * limit;
    for (int from = 0; from < places.size() && moments.size() < limit; from += batch) {
      List<RankedPlace> some = places.subList(from, Math.min(places.size(), from + batch));
      List<MarkedSegment> heard = heard(some, question);
      some.stream()
          .flatMap(place -> landed(place, heard, question).stream())
          .filter(moment -> apart.take(at(moment)))
          .limit(limit - moments.size())
          .forEach(moments::add);
    }
    return moments;
  }

  private List<MarkedSegment> heard(List<RankedPlace> places, Question question) {
    return documents.around(
        places.stream().map(RankedPlace::place).toList(),
        question.scope(),
        MomentRequests.marks(question.text(), question.spoken().tellingWords()));
  }

  private static Optional<Moment> landed(
      RankedPlace ranked, List<MarkedSegment> heard, Question question) {
    HeardPlace place = new HeardPlace(ranked.place(), heard);
    if (place.words().isEmpty()) {
      return Optional.empty();
    }
    Landing landing = question.spoken().land(place.words(), question.meaning());
    return landing.fit() < LEAST_FIT
        ? Optional.empty()
        : Optional.of(place.moment(landing, ranked.score(), heard));
  }

  private static Place at(Moment moment) {
    Place segment = HeardPlace.place(moment.segment());
    return new Place(
        segment.interview(), segment.streamId(), moment.startMs(), moment.startMs() + 1);
  }

  private List<List<Place>> places(MsearchRequest request) {
    return store.send(
        client -> {
          List<List<Place>> places = new ArrayList<>();
          for (MultiSearchResponseItem<Found> answer :
              client.msearch(request, Found.class).responses()) {
            if (answer.isFailure()) {
              throw new ElasticsearchException("msearch", answer.failure());
            }
            places.add(
                answer.result().hits().hits().stream().map(hit -> hit.source().place()).toList());
          }
          return places;
        });
  }

  private List<Ranking> rankings(List<List<Place>> places) {
    List<Double> weights = settings.weights();
    return IntStream.range(0, weights.size())
        .mapToObj(search -> new Ranking(weights.get(search), places.get(search)))
        .toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
