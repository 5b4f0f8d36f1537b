package io.colloquy.jobs.transcription;

import io.colloquy.flink.elasticsearch.ElasticsearchSinkBuilder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.track.TrackingSettings;
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

  @Option(
      names = "--buffered-documents",
      paramLabel = "NUMBER",
      description =
          "How many documents each slot keeps for Elasticsearch before the stream is held back.")
  private Integer bufferedDocuments;

  @Option(
      names = "--buffered-megabytes",
      paramLabel = "NUMBER",
      description = "The same as a size, by which each slot's part of a checkpoint may grow.")
  private Integer bufferedMegabytes;

  @Option(
      names = "--speakers",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description = "How many people speak in an interview that does not tell itself, if known.")
  private int speakers;

  @Option(
      names = "--chapters",
      defaultValue = "ON",
      paramLabel = "on|off",
      description = {
        "Whether there are chapters, and passages that are found by their meaning:",
        "${DEFAULT-VALUE}. Words of open interviews are kept either way, so that",
        "it may be changed with a savepoint."
      })
  private Chapters chapters;

  /** Whether chapters are found. */
  enum Chapters {
    ON,
    OFF
  }

  /** Empty if none was given. */
  List<String> elasticsearch() {
    return elasticsearch;
  }

  /**
   * What the steps need that write documents.
   *
   * @param similarity from which on two voices are one person's
   * @throws IllegalArgumentException if that cannot be
   */
  AssemblySettings settings(
      SchemaCatalogFactory schemaCatalog, JobModels models, float similarity) {
    boolean withChapters = chapters == Chapters.ON;
    return new AssemblySettings(
        schemaCatalog,
        new TrackingSettings(similarity, speakers),
        withChapters,
        withChapters ? models.embedder() : TextEmbedder.Factory.none());
  }

  /**
   * A sink that lacks nothing but its handler of rejected documents.
   *
   * @throws IllegalArgumentException if a buffer holds nothing
   */
  ElasticsearchSinkBuilder sink() {
    ElasticsearchSinkBuilder sink =
        new ElasticsearchSinkBuilder().setHosts(elasticsearch.toArray(String[]::new));
    if (bufferedDocuments != null) {
      sink.setMaxBufferedRequests(bufferedDocuments);
    }
    if (bufferedMegabytes != null) {
      sink.setMaxBufferedSizeMb(bufferedMegabytes);
    }
    return sink;
  }
}
