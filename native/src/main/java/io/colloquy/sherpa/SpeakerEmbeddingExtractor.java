package io.colloquy.sherpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

/**
 * Turns speech into a vector whose cosine similarity to another tells whether the voice is the
 * same. Several threads may compute at the same time, each from a stream of its own.
 */
public final class SpeakerEmbeddingExtractor implements AutoCloseable {

  private final NativeHandle handle;
  private final Path model;
  private final int dim;

  /**
   * Opens a model.
   *
   * @throws SherpaException naming the path, the reason and what to do, if it is no speaker
   *     embedding model that sherpa-onnx can use
   */
  public SpeakerEmbeddingExtractor(SpeakerEmbeddingExtractorConfig config) {
    SherpaLibrary.load();
    model = config.model();
    int expected = EmbeddingMetadata.read(model).outputDim();
    long address = open(config);
    handle = new NativeHandle("the extractor", address, SpeakerEmbeddingExtractor::delete);
    dim = handle.shared(SpeakerEmbeddingExtractor::dim);
    if (dim != expected) {
      close();
      throw new SherpaException(
          "the model %s cannot be used: it was replaced while it was opened".formatted(model));
    }
  }

  /** The length of an embedding. */
  public int getDim() {
    return dim;
  }

  /**
   * An empty stream.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public OnlineStream createStream() {
    return handle.shared(address -> new OnlineStream(this, newStream(address)));
  }

  /**
   * Whether there is enough speech in a stream to compute from, which is 25 ms; a useful embedding
   * needs 2 s.
   *
   * @throws IllegalStateException after {@link #close}, its own or the stream's
   */
  public boolean isReady(OnlineStream stream) {
    NativeHandle speech = stream.handleFor(this);
    return handle.shared(address -> speech.exclusive(other -> ready(address, other)));
  }

  /**
   * The embedding of what a stream took since the last one; not normalised.
   *
   * @return {@link #getDim} values
   * @throws IllegalStateException if the stream is not ready, or after {@link #close}, its own or
   *     the stream's
   * @throws SherpaException if sherpa-onnx fails, or the embedding holds anything but numbers,
   *     which some models make of digital silence
   */
  public float[] compute(OnlineStream stream) {
    NativeHandle speech = stream.handleFor(this);
    return handle.shared(
        address ->
            speech.exclusive(
                other -> {
                  if (!ready(address, other)) {
                    throw new IllegalStateException(
                        "the stream holds too little speech for an embedding");
                  }
                  return requireFinite(computeEmbedding(address, other));
                }));
  }

  /** Waits for the calls in flight, then gives the memory back. */
  @Override
  public void close() {
    handle.close();
  }

  private float[] requireFinite(float[] embedding) {
    for (float value : embedding) {
      if (!Float.isFinite(value)) {
        throw new SherpaException("the model " + model + " answered with " + value);
      }
    }
    return embedding;
  }

  private static long open(SpeakerEmbeddingExtractorConfig config) {
    try {
      return newFromFile(config.model().toString().getBytes(UTF_8), config.numThreads());
    } catch (SherpaException e) {
      throw new SherpaException(
          "the model " + config.model() + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static native long newFromFile(byte[] model, int threads);

  private static native int dim(long handle);

  private static native long newStream(long handle);

  private static native boolean ready(long handle, long stream);

  private static native float[] computeEmbedding(long handle, long stream);

  private static native void delete(long handle);
}
