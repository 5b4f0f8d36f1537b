package io.colloquy.local.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.flink.elasticsearch.ConnectionSettings;
import io.colloquy.flink.elasticsearch.ElasticsearchConnection;
import io.colloquy.flink.elasticsearch.TemplateInstaller;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.search.Moment;
import io.colloquy.local.search.MomentQuery;
import io.colloquy.local.search.MomentSearch;
import io.colloquy.local.search.SearchFilters;
import io.colloquy.local.search.SearchSettings;
import io.colloquy.local.search.UnknownFilterException;
import io.colloquy.local.stack.SearchNode;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person finds in the interviews of tenant seek, beside those of another one. */
@OnRealElasticsearch
class MomentSearchIT {

  private static final String TENANT = "seek";

  /** Whose interviews hold the same, and words of its own. */
  private static final String OTHER_TENANT = "hide";

  private static TextEmbedder embedder;
  private static MomentSearch search;

  @BeforeAll
  static void index(RealElasticsearch elasticsearch) throws Exception {
    String url = elasticsearch.node().address();
    try (ElasticsearchConnection connection =
        ElasticsearchConnection.open(ConnectionSettings.of(url), Map.of())) {
      new TemplateInstaller(connection, IndexTemplate.all()).install(Duration.ofSeconds(30));
    }
    embedder = MiniLmEmbedder.open();
    search = MomentSearch.open(url, embedder, SearchSettings.defaults());
    for (String tenant : List.of(TENANT, OTHER_TENANT)) {
      sayEverything(elasticsearch.node(), tenant);
    }
    new SpokenText(elasticsearch.node(), embedder, OTHER_TENANT, "typed", "2026-11-02T09:00:00Z")
        .say(0, "Eve", "The orchrad has aples.")
        .say(30, "Eve", "Their aardvark escaped.")
        .write();
  }

  private static void sayEverything(SearchNode node, String tenant) throws Exception {
    new SpokenText(node, embedder, tenant, "shop", "2026-11-02T09:00:00Z")
        .chapter("Moving house", 0, 60)
        .chapter("What it costs", 60, 200)
        .say(0, "Ada", "We moved to a larger flat last summer.")
        .say(10, "Bob", "Did the removal company break anything on the way?")
        .say(20, "Ada", "Two chairs and a mirror, but they were insured.")
        .say(60, "Bob", "Then one morning the price")
        .say(63, "Bob", "went up without any warning at all.")
        .say(70, "Ada", "That is when we cancelled the subscription.")
        .say(80, "Bob", "Nobody answered the telephone for three weeks.")
        .write();
    new SpokenText(node, embedder, tenant, "farm", "2026-11-20T09:00:00Z")
        .say(0, "Cleo", "Our orchard lost half of its apples to the frost.")
        .say(30, "Cleo", "The price of a crate doubled in October.")
        .say(120, "Dan", "We repaired the tractor ourselves.")
        .write();
    new SpokenText(node, embedder, tenant, "door", "2026-12-01T09:00:00Z")
        .say(0, "Fay", "Somebody painted the front blue.")
        .write();
  }

  @AfterAll
  static void close() {
    search.close();
    embedder.close();
  }

  @Test
  void aPhraseBeginsWithItsFirstWordAlsoAcrossSegments() {
    Moment moment = first("the price went up");
    assertThat(moment.text("«", "»"))
        .isEqualTo("Then one morning «the price went up» without any warning at all.");
    assertThat(moment.startMs()).isEqualTo(61_500);
    assertThat(moment.asSaid()).isTrue();
    assertThat(moment.segment().speakerName()).isEqualTo("Bob");
  }

  @Test
  void otherInflectionsAndMisspeltWordsAreFound() {
    assertThat(first("cancel our subscriptions").text("«", "»"))
        .isEqualTo("That is when we «cancelled» the «subscription».");
    assertThat(first("orchrad lost aples").text("«", "»"))
        .isEqualTo("Our «orchard lost» half of its «apples» to the frost.");
  }

  @Test
  void otherWordsForTheSameAreFound() {
    assertThat(first("customer service did not pick up the phone").text())
        .isEqualTo("Nobody answered the telephone for three weeks.");
    assertThat(first("furniture damaged during relocation").segment().startMs())
        .isBetween(10_000L, 20_000L);
  }

  @Test
  void whatNobodySpeaksOfIsNotFound() {
    assertThat(find("quantum chromodynamics lecture", filters())).isEmpty();
  }

  @Test
  void neighboursAreOneMoment() {
    assertThat(find("price", filters()))
        .extracting(moment -> moment.segment().interviewId())
        .containsExactlyInAnyOrder("shop", "farm");
  }

  @Test
  void filtersNarrowTheSearch() {
    assertThat(find("price", filters("farm", null, null))).hasSize(1);
    assertThat(find("price", filters(null, "bob", null)))
        .isNotEmpty()
        .allMatch(moment -> "Bob".equals(moment.segment().speakerName()));
    assertThat(find("morning", filters(null, null, "costs")))
        .isNotEmpty()
        .allMatch(moment -> moment.startMs() >= 60_000);
    assertThat(find("removal company", filters(null, null, "moving house")))
        .isNotEmpty()
        .allMatch(moment -> moment.startMs() < 60_000);
    Instant between = Instant.parse("2026-11-10T00:00:00Z");
    assertThat(find("price", new SearchFilters(TENANT, null, null, null, between, null)))
        .extracting(moment -> moment.segment().interviewId())
        .containsOnly("farm");
    assertThat(find("price", new SearchFilters(TENANT, null, null, null, null, between)))
        .extracting(moment -> moment.segment().interviewId())
        .containsOnly("shop");
  }

  @Test
  void whatIsSaidSinceAnInstantIsFoundInAPassageThatBeganBeforeIt() {
    Instant late = Instant.parse("2026-11-02T09:01:15Z");
    SearchFilters since = new SearchFilters(TENANT, "shop", null, null, late, null);
    assertThat(find("customer service did not pick up the phone", since))
        .extracting(moment -> moment.text())
        .containsExactly("Nobody answered the telephone for three weeks.");
  }

  @Test
  void aWordOfAnotherMonthIsNotMisspelt() {
    assertThat(first("the front").text("«", "»")).isEqualTo("Somebody painted «the front» blue.");
  }

  @Test
  void whatAnotherTenantSaysIsNeverFoundNorSuggested() {
    for (String text :
        List.of(
            "the price went up",
            "cancel our subscriptions",
            "orchrad lost aples",
            "furniture damaged during relocation")) {
      assertThat(find(text, filters()))
          .as(text)
          .isNotEmpty()
          .allMatch(moment -> moment.segment().tenantId().equals(TENANT));
    }
    SearchFilters others = new SearchFilters(OTHER_TENANT, null, null, null, null, null);
    for (String text : List.of("aardvark escaped", "aardvaark")) {
      assertThat(find(text, others)).as(text).anyMatch(MomentSearchIT::isOfAardvark);
      assertThat(find(text, filters())).as(text).noneMatch(MomentSearchIT::isOfAardvark);
    }
  }

  private static boolean isOfAardvark(Moment moment) {
    return moment.text().contains("aardvark");
  }

  @Test
  void aTitleThatTooManyChaptersHaveIsRefused(RealElasticsearch elasticsearch) throws Exception {
    SpokenText series =
        new SpokenText(elasticsearch.node(), embedder, "many", "series", "2026-11-02T09:00:00Z");
    for (int part = 0; part <= 1_000; part++) {
      series.chapter("Part " + part, part * 100, part * 100 + 100);
    }
    series.say(0, "Gus", "This goes on and on.").write();
    assertUnknown(
        new SearchFilters("many", null, null, "part", null, null),
        "--chapter \"part\" is in the titles of more than 1000 chapters; give more of the title,"
            + " or --interview");
    assertThat(find("goes on", new SearchFilters("many", null, null, "part 0", null, null)))
        .hasSize(1);
  }

  @Test
  void aFilterThatNamesNothingSaysWhatThereIs() {
    assertUnknown(
        filters("shopp", null, null),
        "--interview \"shopp\" has no transcript; there are \"shop\", \"door\", \"farm\"");
    assertUnknown(
        filters("farm", "Cleopatra", null),
        "--speaker \"Cleopatra\" says nothing; there are \"Cleo\", \"1\", \"2\", \"Dan\"");
    assertUnknown(
        filters("shop", null, "What is costs"),
        "--chapter \"What is costs\" is neither the id nor in the title of a chapter; there are"
            + " \"What it costs\", \"Moving house\"");
    assertThatThrownBy(() -> find("x", new SearchFilters("seak", null, null, null, null, null)))
        .hasMessageStartingWith("--tenant \"seak\" has no transcript; ")
        .hasMessageContaining("\"seek\"");
  }

  private static void assertUnknown(SearchFilters filters, String message) {
    assertThatThrownBy(() -> find("price", filters))
        .isInstanceOf(UnknownFilterException.class)
        .hasMessage(message);
  }

  private static Moment first(String text) {
    List<Moment> moments = find(text, filters());
    assertThat(moments).as(text).isNotEmpty();
    return moments.get(0);
  }

  private static List<Moment> find(String text, SearchFilters filters) {
    return search.find(new MomentQuery(text, filters, 10));
  }

  private static SearchFilters filters() {
    return filters(null, null, null);
  }

  private static SearchFilters filters(String interview, String speaker, String chapter) {
    return new SearchFilters(TENANT, interview, speaker, chapter, null, null);
  }
}
