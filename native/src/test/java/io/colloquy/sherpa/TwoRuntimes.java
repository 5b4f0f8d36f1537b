package io.colloquy.sherpa;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A process of its own that loads sherpa-onnx and com.microsoft.onnxruntime, and uses both. */
final class TwoRuntimes {

  enum First {
    SHERPA,
    MICROSOFT
  }

  private TwoRuntimes() {}

  public static void main(String[] arguments) throws IOException, OrtException {
    Path model = Path.of(arguments[1]);
    if (First.valueOf(arguments[0]) == First.SHERPA) {
      SherpaLibrary.load();
    }
    float[][] features = new float[1][TestModels.BANDS];
    Arrays.fill(features[0], 2);
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.toString());
        SpeakerEmbeddingExtractor extractor =
            new SpeakerEmbeddingExtractor(SpeakerEmbeddingExtractorConfig.of(model))) {
      float[] before = embed(extractor);
      float[] mean = mean(session, features);
      float[] after = embed(extractor);
      long libraries =
          Files.readAllLines(Path.of("/proc/self/maps")).stream()
              .filter(line -> line.contains("libonnxruntime.so"))
              .map(line -> line.substring(line.indexOf('/')))
              .distinct()
              .count();
      if (Arrays.equals(before, after) && Arrays.equals(mean, features[0])) {
        System.out.println("both answered alike, from " + libraries + " libraries");
      }
    }
  }

  private static float[] embed(SpeakerEmbeddingExtractor extractor) {
    try (OnlineStream stream = extractor.createStream()) {
      stream.acceptWaveform(TestModels.tone(400, 0, 500), TestModels.SAMPLE_RATE);
      stream.inputFinished();
      return extractor.compute(stream);
    }
  }

  private static float[] mean(OrtSession session, float[][] features) throws OrtException {
    try (OnnxTensor input =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new float[][][] {features});
        OrtSession.Result result = session.run(Map.of("features", input))) {
      return ((float[][]) result.get(0).getValue())[0];
    }
  }
}
