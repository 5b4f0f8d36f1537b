package io.colloquy.local.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.stack.SearchNode;
import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the panels ask is asked of a real server that holds a document of every index. */
class PanelsIT {
  private static final SavedObjects OBJECTS = SavedObjects.read();
  private static final Pattern QUERIED_FIELD = Pattern.compile("_exists_:(\\w+)|(?!_)(\\w+):");

  @SuppressWarnings("unused") // JUnit reads it
  private static final List<Panel> PANELS =
      OBJECTS.ofType("search", "lens").map(object -> Panel.of(OBJECTS, object)).toList();

  @SuppressWarnings("unused") // JUnit reads it
  private static final List<Panel> CHARTS =
      PANELS.stream().filter(panel -> panel.object().type().equals("lens")).toList();

  private static SearchNode node;

  @BeforeAll
  static void indexSamples() throws IOException {
    node = SearchNode.start("elasticsearch-panels");
    for (IndexTemplate template : IndexTemplate.all()) {
      request("PUT", "/_index_template/" + template.name(), template.json());
    }
    JsonNode answer = request("POST", "/_bulk?refresh=true", SampleDocuments.bulk());
    assertThat(answer.get("errors").asBoolean()).as("%s", answer).isFalse();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @FieldSource("PANELS")
  void everyFieldIsMapped(Panel panel) {
    Set<String> fields = new LinkedHashSet<>(panel.fields());
    panel.view().at("/fieldFormatMap").fieldNames().forEachRemaining(fields::add);
    for (JsonNode query : panel.queries()) {
      assertThat(query.get("language").asText()).isEqualTo("lucene");
      QUERIED_FIELD
          .matcher(query.get("query").asText())
          .results()
          .map(PanelsIT::fieldName)
          .forEach(fields::add);
    }

    assertThat(capabilities(panel.index()).fieldNames()).toIterable().containsAll(fields);
  }

  @ParameterizedTest
  @FieldSource("CHARTS")
  void everyOperationSuitsItsField(Panel panel) {
    JsonNode capabilities = capabilities(panel.index());

    assertThat(panel.fields(Set.of("date_histogram")))
        .allSatisfy(field -> assertThat(capabilities.get(field).has("date")).as(field).isTrue());
    assertThat(panel.fields(Set.of("sum", "average", "min", "max")))
        .allSatisfy(
            field ->
                assertThat(capabilities.get(field).fieldNames().next())
                    .as(field)
                    .isIn("long", "integer", "float"));
    assertThat(panel.fields(Set.of("terms", "unique_count")))
        .allSatisfy(field -> assertThat(capabilities.get(field).has("keyword")).as(field).isTrue());
  }

  @ParameterizedTest
  @FieldSource("PANELS")
  void aPanelShowsTheSamples(Panel panel) {
    JsonNode answer = request("POST", "/" + panel.index() + "/_search", panel.request().toString());

    assertThat(answer.at("/_shards/failed").asInt()).isZero();
    assertThat(answer.at("/hits/total/value").asInt()).isPositive();
    if (panel.object().type().equals("search")) {
      assertThat(answer.at("/hits/hits").size()).isPositive();
    } else {
      assertThat(values(answer.get("aggregations"), panel.columnNames()))
          .isNotEmpty()
          .allMatch(value -> value > 0);
    }
  }

  @Test
  void everyControlFiltersByAKeyword() {
    List<String> controls = new ArrayList<>();
    for (SavedObject dashboard : OBJECTS.ofType("dashboard").toList()) {
      for (var control : dashboard.at("/controlGroupInput/panelsJSON").properties()) {
        SavedObject view =
            OBJECTS.referred(
                dashboard, "controlGroup_" + control.getKey() + ":optionsListDataView");
        String field = control.getValue().at("/explicitInput/fieldName").asText();
        controls.add(field);
        assertThat(capabilities(view.at("/title").asText()).at("/" + field + "/keyword"))
            .as(field)
            .isNotEmpty();
      }
    }
    assertThat(controls).contains("interviewId", "speakerName");
  }

  /** The metrics of the first bucket of buckets. */
  private static List<Double> values(JsonNode aggregations, List<String> columns) {
    JsonNode first = aggregations.get(columns.get(0));
    if (first.has("buckets")) {
      return values(first.at("/buckets/0"), columns.subList(1, columns.size()));
    }
    return columns.stream()
        .map(column -> aggregations.get(column))
        .map(metric -> metric.path("value").asDouble(metric.path("doc_count").asDouble()))
        .toList();
  }

  private static String fieldName(MatchResult queried) {
    return queried.group(1) == null ? queried.group(2) : queried.group(1);
  }

  private static JsonNode capabilities(String index) {
    return request("GET", "/" + index + "/_field_caps?fields=*", null).get("fields");
  }

  private static JsonNode request(String method, String path, String body) {
    return node.request(method, path, body);
  }
}
