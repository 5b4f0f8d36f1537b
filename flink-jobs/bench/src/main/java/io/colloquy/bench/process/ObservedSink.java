package io.colloquy.bench.process;

import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.elasticsearch.ElasticsearchSink;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The job's own sink, with its state, and somebody who sees each write before it. */
record ObservedSink(ElasticsearchSink sink, LiveObject<Consumer<DocumentWrite>> observer)
    implements Sink<DocumentWrite>, SupportsWriterState<DocumentWrite, DocumentWrite> {
  @Override
  public StatefulSinkWriter<DocumentWrite, DocumentWrite> createWriter(WriterInitContext context)
      throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<DocumentWrite, DocumentWrite> restoreWriter(
      WriterInitContext context, Collection<DocumentWrite> restored) throws IOException {
    return new Writer(sink.restoreWriter(context, restored), observer.get());
  }

  @Override
  public SimpleVersionedSerializer<DocumentWrite> getWriterStateSerializer() {
    return sink.getWriterStateSerializer();
  }

  @SuppressWarnings("try") // a writer may be interrupted while it closes
  private record Writer(
      StatefulSinkWriter<DocumentWrite, DocumentWrite> writer, Consumer<DocumentWrite> observer)
      implements StatefulSinkWriter<DocumentWrite, DocumentWrite> {
    @Override
    public void write(DocumentWrite write, Context context)
        throws IOException, InterruptedException {
      observer.accept(write);
      writer.write(write, context);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
      writer.flush(endOfInput);
    }

    @Override
    public List<DocumentWrite> snapshotState(long checkpointId) throws IOException {
      return writer.snapshotState(checkpointId);
    }

    @Override
    public void close() throws Exception {
      writer.close();
    }
  }
}
