package io.colloquy.bench.process;

import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands on what comes, within this process, at once and from many threads. */
record CollectingSink<T>(LiveObject<Consumer<T>> taker) implements Sink<T> {
  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    Consumer<T> consumer = taker.get();
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context unused) {
        consumer.accept(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
