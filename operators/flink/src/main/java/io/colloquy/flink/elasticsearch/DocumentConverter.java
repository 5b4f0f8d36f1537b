package io.colloquy.flink.elasticsearch;

import java.io.Serializable;

/** Turns an element of the stream into the write that it asks for. */
@FunctionalInterface
public interface DocumentConverter<T> extends Serializable {
  DocumentWrite convert(T element);
}
