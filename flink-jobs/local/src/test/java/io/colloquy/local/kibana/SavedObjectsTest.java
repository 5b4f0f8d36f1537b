package io.colloquy.local.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What Kibana reads of the saved objects is whole: no Kibana runs here. */
class SavedObjectsTest {
  private static final SavedObjects OBJECTS = SavedObjects.read();

  @SuppressWarnings("unused") // JUnit reads it
  private static final List<SavedObject> ALL = OBJECTS.all();

  @SuppressWarnings("unused") // JUnit reads it
  private static final List<SavedObject> DASHBOARDS = OBJECTS.ofType("dashboard").toList();

  @SuppressWarnings("unused") // JUnit reads it
  private static final List<SavedObject> CHARTS = OBJECTS.ofType("lens").toList();

  @Test
  void noIdIsThereTwice() {
    assertThat(OBJECTS.all()).extracting(SavedObject::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void everyReferenceMeansAnObject(SavedObject object) {
    assertThat(object.referenceNames()).doesNotHaveDuplicates();
    assertThat(object.referenceNames())
        .allSatisfy(name -> assertThat(OBJECTS.referred(object, name)).isNotNull());
  }

  @ParameterizedTest
  @FieldSource("DASHBOARDS")
  void aDashboardRefersToExactlyWhatItShowsFiltersByAndOpens(SavedObject dashboard) {
    List<String> used = new ArrayList<>();
    for (JsonNode panel : dashboard.at("/panelsJSON")) {
      String index = panel.get("panelIndex").asText();
      String reference = index + ":" + panel.get("panelRefName").asText();
      used.add(reference);
      assertThat(OBJECTS.referred(dashboard, reference).type())
          .isEqualTo(panel.get("type").asText());
      for (JsonNode event : panel.at("/embeddableConfig/enhancements/dynamicActions/events")) {
        used.add(
            "%s:drilldown:%s:%s:dashboardId"
                .formatted(
                    index, event.at("/action/factoryId").asText(), event.get("eventId").asText()));
      }
    }
    dashboard
        .at("/controlGroupInput/panelsJSON")
        .fieldNames()
        .forEachRemaining(control -> used.add("controlGroup_" + control + ":optionsListDataView"));

    assertThat(dashboard.referenceNames()).containsExactlyInAnyOrderElementsOf(used);
  }

  @ParameterizedTest
  @FieldSource("DASHBOARDS")
  void panelsLieBesideEachOtherWithinTheGrid(SavedObject dashboard) {
    Set<String> cells = new HashSet<>();
    for (JsonNode panel : dashboard.at("/panelsJSON")) {
      JsonNode grid = panel.get("gridData");
      int right = grid.get("x").asInt() + grid.get("w").asInt();
      int bottom = grid.get("y").asInt() + grid.get("h").asInt();
      assertThat(right).isLessThanOrEqualTo(48);
      for (int x = grid.get("x").asInt(); x < right; x++) {
        for (int y = grid.get("y").asInt(); y < bottom; y++) {
          assertThat(cells.add(x + "," + y)).as("%s covers %s,%s", panel, x, y).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("CHARTS")
  void aChartDrawsExactlyItsColumns(SavedObject chart) {
    List<String> drawn = new ArrayList<>();
    JsonNode visualization = chart.at("/state/visualization");
    visualization.findValuesAsText("columnId").forEach(drawn::add);
    for (JsonNode layer : visualization.path("layers")) {
      drawn.add(layer.get("xAccessor").asText());
      layer.get("accessors").forEach(column -> drawn.add(column.asText()));
      if (layer.has("splitAccessor")) {
        drawn.add(layer.get("splitAccessor").asText());
      }
    }
    Panel panel = Panel.of(OBJECTS, chart);

    assertThat(drawn).containsExactlyInAnyOrderElementsOf(panel.columnNames());
    assertThat(chart.at("/state/datasourceStates/formBased/layers/data/columns").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(drawn);
  }

  @Test
  void everyObjectIsReachedFromADashboard() {
    Set<SavedObject> reached = new HashSet<>();
    Deque<SavedObject> open = new ArrayDeque<>(DASHBOARDS);
    while (!open.isEmpty()) {
      SavedObject object = open.pop();
      if (reached.add(object)) {
        object.referenceNames().forEach(name -> open.push(OBJECTS.referred(object, name)));
      }
    }

    assertThat(OBJECTS.all()).allMatch(reached::contains);
  }
}
