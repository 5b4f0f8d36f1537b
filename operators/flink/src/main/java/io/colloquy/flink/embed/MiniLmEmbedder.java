package io.colloquy.flink.embed;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Embeds English text with all-MiniLM-L6-v2, in 384 values. Equal texts have equal vectors on one
 * kind of processor. A text counts up to its first 254 word pieces, some 190 words, as the model
 * was trained. A call uses the thread that makes it and no other; any number may call at once. All
 * embedders of a process share the model, some 100 MB.
 */
public final class MiniLmEmbedder implements TextEmbedder {
  /** What documents say of the model. */
  public static final String NAME = "all-MiniLM-L6-v2";

  /** How many values a vector has. */
  public static final int DIMENSIONS = 384;

  private static final int MOST_TOKENS = 256;

  private final ReadWriteLock closing = new ReentrantReadWriteLock();
  private final MiniLmModel model;
  private boolean closed;

  private MiniLmEmbedder(MiniLmModel model) {
    this.model = model;
  }

  /**
   * Loads the model, unless another embedder has.
   *
   * @throws IllegalStateException if it is not on the class path, or not the one that it should be
   */
  public static MiniLmEmbedder open() {
    return new MiniLmEmbedder(MiniLmModel.acquire());
  }

  /**
   * Embeds texts one by one: the model quantizes what it computes over a whole batch, so that a
   * text would get other values in other company.
   */
  @Override
  public List<float[]> embed(List<String> texts) throws EmbeddingException {
    closing.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      List<float[]> vectors = new ArrayList<>(texts.size());
      for (String text : texts) {
        vectors.add(embed(text));
      }
      return vectors;
    } catch (OrtException failed) {
      throw new EmbeddingException("ONNX Runtime cannot embed a text", failed);
    } finally {
      closing.readLock().unlock();
    }
  }

  private float[] embed(String text) throws OrtException {
    long[] tokens = model.wordPieces().tokens(text, MOST_TOKENS);
    long[] attended = new long[tokens.length];
    Arrays.fill(attended, 1);
    try (OnnxTensor ids = tensor(tokens);
        OnnxTensor mask = tensor(attended);
        OnnxTensor types = tensor(new long[tokens.length]);
        OrtSession.Result result =
            model
                .session()
                .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return mean(((float[][][]) result.get(0).getValue())[0]);
    }
  }

  private static OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }

  /** The mean of the tokens' vectors, of length 1. */
  private static float[] mean(float[][] tokens) {
    double[] sum = new double[DIMENSIONS];
    for (float[] token : tokens) {
      for (int i = 0; i < DIMENSIONS; i++) {
        sum[i] += token[i];
      }
    }
    double length = Math.sqrt(Arrays.stream(sum).map(value -> value * value).sum());
    float[] mean = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      mean[i] = (float) (sum[i] / length);
    }
    return mean;
  }

  @Override
  public void close() {
    closing.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        MiniLmModel.release();
      }
    } finally {
      closing.writeLock().unlock();
    }
  }
}
