package io.colloquy.flink.elasticsearch;

import io.colloquy.schemas.elasticsearch.IndexTemplate;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes documents to Elasticsearch at least once, the newest version of each; with external
 * versions the documents end up as if each write had happened exactly once and in order.
 *
 * <p>Elasticsearch may be away for any time: writes wait in a bounded buffer that is part of every
 * checkpoint, and checkpoints go on. Only a full buffer holds the stream back, checkpoint barriers
 * included. Documents that Elasticsearch refuses for good go to the {@link RejectionHandler}; the
 * stream goes on. The index templates are installed before the first document is sent.
 *
 * <pre>{@code
 * ElasticsearchSink sink =
 *     new ElasticsearchSinkBuilder()
 *         .setHosts("http://localhost:9200")
 *         .setRejectionHandler(KafkaRejectionHandler.factory(kafkaProperties, "index-documents"))
 *         .build();
 * }</pre>
 */
public final class ElasticsearchSink
    implements Sink<DocumentWrite>, SupportsWriterState<DocumentWrite, DocumentWrite> {
  private static final long serialVersionUID = 1L;

  private final ConnectionSettings connectionSettings;
  private final BulkSettings bulkSettings;
  private final Backoff backoff;
  private final RejectionHandler.Factory rejections;
  private final List<IndexTemplate> indexTemplates;

  ElasticsearchSink(
      ConnectionSettings connectionSettings,
      BulkSettings bulkSettings,
      Backoff backoff,
      RejectionHandler.Factory rejections,
      List<IndexTemplate> indexTemplates) {
    this.connectionSettings = connectionSettings;
    this.bulkSettings = bulkSettings;
    this.backoff = backoff;
    this.rejections = rejections;
    this.indexTemplates = List.copyOf(indexTemplates);
  }

  @Override
  public StatefulSinkWriter<DocumentWrite, DocumentWrite> createWriter(WriterInitContext context)
      throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<DocumentWrite, DocumentWrite> restoreWriter(
      WriterInitContext context, Collection<DocumentWrite> restored) throws IOException {
    ElasticsearchConnection connection =
        ElasticsearchConnection.open(connectionSettings, System.getenv());
    try {
      return writer(connection, context, restored);
    } catch (RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  private ElasticsearchWriter writer(
      ElasticsearchConnection connection,
      WriterInitContext context,
      Collection<DocumentWrite> restored)
      throws IOException {
    RejectionHandler handler = rejections.create();
    try {
      return new ElasticsearchWriter(this, connection, handler, context, restored);
    } catch (RuntimeException e) {
      try (handler) {
        throw e;
      }
    }
  }

  @Override
  public SimpleVersionedSerializer<DocumentWrite> getWriterStateSerializer() {
    return new DocumentWriteSerializer();
  }

  BulkSettings bulkSettings() {
    return bulkSettings;
  }

  Backoff backoff() {
    return backoff;
  }

  List<IndexTemplate> indexTemplates() {
    return indexTemplates;
  }
}
