package io.colloquy.sherpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model opened by ONNX Runtime, to see what it says of itself and what it answers, before
 * sherpa-onnx opens it.
 */
final class ModelMetadata implements AutoCloseable {

  private final Path path;
  private final OrtSession session;
  private final Map<String, String> entries;

  private ModelMetadata(Path path, OrtSession session, Map<String, String> entries) {
    this.path = path;
    this.session = session;
    this.entries = entries;
  }

  /**
   * Opens a model.
   *
   * @throws SherpaException naming the path, the reason and what to do, if it is no ONNX model
   */
  static ModelMetadata open(Path path) {
    requireFile(path);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      options.setCPUArenaAllocator(false);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(path.toString(), options);
      return new ModelMetadata(path, session, session.getMetadata().getCustomMetadata());
    } catch (OrtException e) {
      throw unusable(
          path, "it is no complete ONNX model (" + e.getCode() + "); fetch or copy it again", e);
    }
  }

  /** A text that is not empty. */
  String text(String key) {
    String value = entries.get(key);
    if (value == null || value.isEmpty()) {
      throw unusable(
          "its metadata lack '%s'; use a model that was exported for sherpa-onnx".formatted(key));
    }
    return value;
  }

  String textOr(String key, String otherwise) {
    String value = entries.get(key);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  /** A whole number within bounds; sherpa-onnx itself reads any other text as 0. */
  int number(String key, int least, int most) {
    String value = text(key);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw unusable("'%s' in its metadata is '%s', which is no number".formatted(key, value));
    }
    throw unusable(
        "'%s' in its metadata is %s, not between %d and %d".formatted(key, value, least, most));
  }

  /** The names of the model's inputs, which are as many as expected. */
  List<String> inputs(int expected) {
    List<String> names = List.copyOf(session.getInputNames());
    if (names.size() != expected) {
      throw unusable("it has %d inputs, not %d".formatted(names.size(), expected));
    }
    return names;
  }

  /** An input of zeros for {@link #answer}. */
  OnnxTensor zeros(long... shape) {
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    try {
      return OnnxTensor.createTensor(
          OrtEnvironment.getEnvironment(), FloatBuffer.allocate(length), shape);
    } catch (OrtException e) {
      throw new SherpaException("ONNX Runtime makes no tensor: " + e.getMessage(), e);
    }
  }

  /**
   * Lets the model answer, and returns the shape of one output.
   *
   * @param output the number of the output
   * @throws SherpaException if the model has no such output, does not take the input, or answers
   *     with anything but floats
   */
  long[] answer(Map<String, OnnxTensor> input, int output) {
    if (session.getNumOutputs() <= output) {
      throw unusable("it has no output " + output);
    }
    try (OrtSession.Result result = session.run(input)) {
      if (result.get(output).getInfo() instanceof TensorInfo tensor
          && tensor.type == OnnxJavaType.FLOAT) {
        return tensor.getShape();
      }
      throw unusable("its output " + output + " holds no floats");
    } catch (OrtException e) {
      throw unusable(path, "it does not take the audio that it would get (" + e.getCode() + ")", e);
    }
  }

  SherpaException unusable(String reason) {
    return unusable(path, reason, null);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new SherpaException("ONNX Runtime cannot close " + path, e);
    }
  }

  private static void requireFile(Path path) {
    if (!Files.exists(path)) {
      throw unusable(path, "there is no such file", null);
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw unusable(path, "it is not a readable file", null);
    }
    try (InputStream file = Files.newInputStream(path)) {
      String start = new String(file.readNBytes(64), UTF_8).stripLeading();
      if (start.isEmpty()) {
        throw unusable(path, "it is empty; fetch it again", null);
      }
      if (start.startsWith("<")) {
        throw unusable(path, "it is a web page; fetch the file that the page is about", null);
      }
      if (start.startsWith("version https://git-lfs")) {
        throw unusable(path, "it is a pointer of Git LFS; run git lfs pull where it is from", null);
      }
    } catch (IOException e) {
      throw unusable(path, e.getMessage(), e);
    }
  }

  private static SherpaException unusable(Path path, String reason, Throwable cause) {
    return new SherpaException("the model " + path + " cannot be used: " + reason, cause);
  }
}
