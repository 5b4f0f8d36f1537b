package io.colloquy.jobs.transcription;

import java.util.List;
import picocli.CommandLine.Option;

/** Arguments of a job that writes documents. */
final class AssemblyOptions {
  static final String ELASTICSEARCH = "--elasticsearch";

  @Option(
      names = ELASTICSEARCH,
      split = ",",
      paramLabel = "URL,…",
      description = "Addresses of Elasticsearch.")
  private List<String> elasticsearch = List.of();

  boolean namesElasticsearch() {
    return !elasticsearch.isEmpty();
  }

  String[] elasticsearch() {
    return elasticsearch.toArray(String[]::new);
  }
}
