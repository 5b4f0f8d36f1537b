package io.colloquy.flink.embed;

/** Opens {@link MiniLmEmbedder}s; whoever submits a job makes one without ONNX Runtime. */
public record MiniLmFactory() implements TextEmbedder.Factory {
  @Override
  public TextEmbedder open() {
    return MiniLmEmbedder.open();
  }
}
