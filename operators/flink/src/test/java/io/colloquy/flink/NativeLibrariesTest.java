package io.colloquy.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.audio.VadState;
import io.colloquy.flink.diarize.DiarizerSettings;
import io.colloquy.flink.diarize.SherpaDiarizer.SherpaFactory;
import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.nd4j.Nd4jGramMatrix;
import io.colloquy.flink.transcribe.RecognizerSettings;
import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
  private static final Path AUDIO = Path.of("../../native/src/test/resources/two-voices.wav");
  private static final String MODELS = "../../native/models/";
  private static final int SAMPLES = 10 * SpeechWindow.SAMPLE_RATE;

  /** FFmpeg, ONNX Runtime (our own and sherpa-onnx's), whisper.cpp and ND4J with OpenBLAS. */
  @Test
  void allWorkInOneProcess() throws Exception {
    WhisperFactory whisper = WhisperFactory.of(recognizer());
    SherpaFactory sherpa =
        SherpaFactory.of(new DiarizerSettings(MODELS + "synthetic-speaker.onnx", null, 0.38f));
    try (AudioFile file = AudioFile.open(AUDIO, AudioFile.Layout.MONO);
        SileroVad vad = SileroVad.open();
        WindowRecognizer recognizer = whisper.open();
        WindowDiarizer diarizer = sherpa.open();
        TextEmbedder embedder = MiniLmEmbedder.open()) {
      short[] audio = first(file);
      assertThat(speechIn(vad, audio)).isGreaterThan(100);
      SpeechWindow window = window(audio, whisper, sherpa.diarizer());
      for (int round = 0; round < 2; round++) {
        assertThat(recognizer.hear(window).getWords()).isNotEmpty();
        float[][] voices = voices(diarizer, window);
        assertThat(new Nd4jGramMatrix().of(voices)[0][0]).isBetween(0.999, 1.001);
        float[][] texts =
            embedder.embed(List.of("good morning", "good morning")).toArray(float[][]::new);
        assertThat(new Nd4jGramMatrix().of(texts)[0][1]).isBetween(0.999, 1.001);
      }
    }
  }

  private static short[] first(AudioFile file) throws Exception {
    short[] audio = new short[0];
    while (audio.length < SAMPLES) {
      short[] block = file.read()[0];
      int length = audio.length;
      audio = Arrays.copyOf(audio, length + block.length);
      System.arraycopy(block, 0, audio, length, block.length);
    }
    return Arrays.copyOf(audio, SAMPLES);
  }

  private static long speechIn(SileroVad vad, short[] audio) {
    short[] frames = Arrays.copyOf(audio, audio.length / SileroVad.FRAME * SileroVad.FRAME);
    float[] probabilities = vad.accept(VadState.initial(), frames).probabilities();
    long speech = 0;
    for (float probability : probabilities) {
      speech += probability > 0.5 ? 1 : 0;
    }
    return speech;
  }

  private static float[][] voices(WindowDiarizer diarizer, SpeechWindow window) throws Exception {
    List<Float> voice = diarizer.hear(window).getLocalSpeakers().get(0).getEmbedding();
    float[] values = new float[voice.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = voice.get(i);
    }
    return new float[][] {values, values};
  }

  private static RecognizerSettings recognizer() {
    return new RecognizerSettings(
        MODELS + "synthetic.en.bin", "cpu", "auto", "en", "", 1, false, 1, 0);
  }

  private static SpeechWindow window(short[] audio, WhisperFactory whisper, String diarizer) {
    ByteBuffer bytes =
        ByteBuffer.allocate(audio.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(audio);
    return new SpeechWindow(
        "acme",
        "talk",
        0,
        0,
        "mic",
        0,
        0,
        0,
        audio.length,
        List.of(new SampleSpan(0, audio.length)),
        0,
        0,
        audio.length,
        bytes.array(),
        whisper.model(),
        whisper.stamp(),
        diarizer);
  }
}
