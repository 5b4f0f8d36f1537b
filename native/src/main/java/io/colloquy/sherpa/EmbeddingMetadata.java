package io.colloquy.sherpa;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a speaker embedding model says of itself. It hears mel filter banks of speech and answers
 * with one vector.
 *
 * @param framework {@code wespeaker}, {@code 3d-speaker} or {@code nemo}
 * @param language that it was trained for
 * @param outputDim length of the vector
 * @param sampleRate in Hz
 * @param featureDim bands of the filter bank
 */
public record EmbeddingMetadata(
    String framework, String language, int outputDim, int sampleRate, int featureDim) {

  private static final String NEMO = "nemo";
  private static final List<String> FRAMEWORKS = List.of("wespeaker", "3d-speaker", NEMO);
  private static final int FILTER_BANKS = 80;
  private static final int PROBE_FRAMES = 96;

  /**
   * Reads a model and lets it hear a second of silence.
   *
   * @throws SherpaException naming the path, the reason and what to do, if it is not such a model
   */
  public static EmbeddingMetadata read(Path model) {
    try (ModelMetadata file = ModelMetadata.open(model)) {
      String framework = file.text("framework");
      if (!FRAMEWORKS.contains(framework)) {
        throw file.unusable(
            "it is of the framework '%s', and sherpa-onnx knows %s"
                .formatted(framework, String.join(", ", FRAMEWORKS)));
      }
      boolean nemo = framework.equals(NEMO);
      if (nemo) {
        file.number("window_size_ms", 10, 100);
        file.number("window_stride_ms", 5, 100);
      } else {
        file.number("normalize_samples", 0, 1);
      }
      requireNormalization(file, nemo ? "per_feature" : "global-mean");
      EmbeddingMetadata metadata =
          new EmbeddingMetadata(
              framework,
              file.text("language"),
              file.number("output_dim", 1, 1 << 14),
              file.number("sample_rate", 16_000, 48_000),
              nemo ? file.number("feat_dim", 1, 128) : FILTER_BANKS);
      metadata.requireAnswer(file);
      return metadata;
    }
  }

  private static void requireNormalization(ModelMetadata file, String known) {
    String type = file.textOr("feature_normalize_type", known);
    if (!type.equals(known)) {
      throw file.unusable(
          "'feature_normalize_type' in its metadata is '%s', and sherpa-onnx knows %s or none"
              .formatted(type, known));
    }
  }

  private void requireAnswer(ModelMetadata file) {
    long[] shape = framework.equals(NEMO) ? answerOfNemo(file) : answer(file);
    if (shape.length != 2 || shape[0] != 1 || shape[1] != outputDim) {
      throw file.unusable(
          "it answers with %s, but its metadata say [1, %d]"
              .formatted(Arrays.toString(shape), outputDim));
    }
  }

  private long[] answer(ModelMetadata file) {
    try (OnnxTensor features = file.zeros(1, PROBE_FRAMES, featureDim)) {
      return file.answer(Map.of(file.inputs(1).get(0), features), 0);
    }
  }

  /**
   * NeMo's models take the bands first, and the number of frames; they answer with logits first.
   */
  private long[] answerOfNemo(ModelMetadata file) {
    List<String> inputs = file.inputs(2);
    try (OnnxTensor features = file.zeros(1, featureDim, PROBE_FRAMES);
        OnnxTensor length =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                LongBuffer.wrap(new long[] {PROBE_FRAMES}),
                new long[] {1})) {
      return file.answer(Map.of(inputs.get(0), features, inputs.get(1), length), 1);
    } catch (OrtException e) {
      throw new SherpaException("ONNX Runtime makes no tensor: " + e.getMessage(), e);
    }
  }
}
