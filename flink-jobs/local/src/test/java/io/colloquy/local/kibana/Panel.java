package io.colloquy.local.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A search or a chart: the fields that it reads, and what Kibana would ask Elasticsearch for it.
 *
 * @param view the data view that it reads
 */
record Panel(SavedObject object, SavedObject view) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDS = "___records___";
  private static final Map<String, String> METRICS =
      Map.of(
          "sum",
          "sum",
          "average",
          "avg",
          "min",
          "min",
          "max",
          "max",
          "unique_count",
          "cardinality");

  static Panel of(SavedObjects objects, SavedObject object) {
    String reference =
        object.type().equals("lens")
            ? "indexpattern-datasource-layer-data"
            : object.at("/kibanaSavedObjectMeta/searchSourceJSON/indexRefName").asText();
    return new Panel(object, objects.referred(object, reference));
  }

  /** The index or alias that it reads. */
  String index() {
    return view.at("/title").asText();
  }

  /** Every field that it names outside of its query. */
  Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    object.at("/columns").forEach(column -> fields.add(column.asText()));
    object.at("/sort").forEach(sort -> fields.add(sort.get(0).asText()));
    columns().forEach(column -> fields.add(column.get("sourceField").asText()));
    fields.remove(RECORDS);
    fields.add(timeField());
    return fields;
  }

  /** The fields of its columns with one of these operations. */
  List<String> fields(Set<String> operations) {
    return columns().stream()
        .filter(column -> operations.contains(column.get("operationType").asText()))
        .map(column -> column.get("sourceField").asText())
        .toList();
  }

  /** Its queries, in Lucene's language: its own, and those of its columns. */
  List<JsonNode> queries() {
    List<JsonNode> queries = new ArrayList<>();
    queries.add(query());
    columns().stream()
        .filter(column -> column.has("filter"))
        .map(column -> column.get("filter"))
        .forEach(queries::add);
    return queries;
  }

  /** The body of a search request over all time. */
  ObjectNode request() {
    ObjectNode body = JSON.createObjectNode();
    body.put("track_total_hits", true);
    body.putObject("query")
        .putObject("bool")
        .putArray("filter")
        .add(luceneQuery(query()))
        .add(JSON.createObjectNode().set("range", timeRange()));
    if (object.type().equals("lens")) {
      body.put("size", 0);
      nest(body, columnNames());
    } else {
      object
          .at("/sort")
          .forEach(
              sort ->
                  body.withArray("sort")
                      .addObject()
                      .put(sort.get(0).asText(), sort.get(1).asText()));
      body.set("fields", object.at("/columns"));
    }
    return body;
  }

  /** The names of its columns, outermost bucket first. */
  List<String> columnNames() {
    return StreamSupport.stream(layer().at("/columnOrder").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  JsonNode column(String name) {
    return layer().get("columns").get(name);
  }

  private void nest(ObjectNode parent, List<String> names) {
    String first = names.get(0);
    JsonNode column = column(first);
    if (!column.get("isBucketed").asBoolean()) {
      names.forEach(name -> metric(parent.withObject("/aggs"), name));
      return;
    }
    ObjectNode aggregation = parent.putObject("aggs").putObject(first);
    String field = column.get("sourceField").asText();
    if (column.get("operationType").asText().equals("terms")) {
      String by = column.at("/params/orderBy/columnId").asText();
      boolean byCount = column(by).get("sourceField").asText().equals(RECORDS);
      ObjectNode terms = aggregation.putObject("terms").put("field", field);
      terms.put("size", column.at("/params/size").asInt());
      terms
          .putObject("order")
          .put(byCount ? "_count" : by, column.at("/params/orderDirection").asText());
    } else {
      aggregation.putObject("date_histogram").put("field", field).put("fixed_interval", "1d");
    }
    nest(aggregation, names.subList(1, names.size()));
  }

  private void metric(ObjectNode aggregations, String name) {
    JsonNode column = column(name);
    ObjectNode aggregation = aggregations.putObject(name);
    if (column.has("filter")) {
      aggregation.set("filter", luceneQuery(column.get("filter")));
    } else if (column.get("operationType").asText().equals("count")) {
      aggregation.putObject("filter").putObject("match_all");
    } else {
      String operation = METRICS.get(column.get("operationType").asText());
      aggregation.putObject(operation).put("field", column.get("sourceField").asText());
    }
  }

  private List<JsonNode> columns() {
    return columnNames().stream().map(this::column).toList();
  }

  private JsonNode layer() {
    return object.at("/state/datasourceStates/formBased/layers/data");
  }

  private JsonNode query() {
    return object.type().equals("lens")
        ? object.at("/state/query")
        : object.at("/kibanaSavedObjectMeta/searchSourceJSON/query");
  }

  private String timeField() {
    return view.at("/timeFieldName").asText();
  }

  private ObjectNode timeRange() {
    ObjectNode allTime = JSON.createObjectNode();
    allTime.put("gte", "1970-01-01T00:00:00.000Z").put("lte", "2100-01-01T00:00:00.000Z");
    allTime.put("format", "strict_date_optional_time");
    return JSON.createObjectNode().set(timeField(), allTime);
  }

  private static ObjectNode luceneQuery(JsonNode query) {
    ObjectNode clause = JSON.createObjectNode();
    String text = query.get("query").asText();
    if (text.isEmpty()) {
      clause.putObject("match_all");
    } else {
      clause.putObject("query_string").put("query", text).put("analyze_wildcard", true);
    }
    return clause;
  }
}
