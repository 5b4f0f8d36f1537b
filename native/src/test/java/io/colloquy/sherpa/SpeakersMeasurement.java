package io.colloquy.sherpa;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Prints what opening and using speaker models costs in one thread: milliseconds of its CPU time,
 * and memory. Arguments: an embedding model, and a pyannote segmentation model if there is one.
 */
public final class SpeakersMeasurement {

  private static final int REPETITIONS = 20;

  private interface Task {
    void run() throws IOException;
  }

  private SpeakersMeasurement() {}

  public static void main(String[] arguments) throws Exception {
    Path embedding = Path.of(arguments[0]);
    report("load the library", milliseconds(SherpaLibrary::load));
    report("check the embedding model", milliseconds(() -> EmbeddingMetadata.read(embedding)));
    SpeakerEmbeddingExtractorConfig config = SpeakerEmbeddingExtractorConfig.of(embedding);
    report("check and open it", milliseconds(() -> new SpeakerEmbeddingExtractor(config).close()));
    try (SpeakerEmbeddingExtractor extractor = new SpeakerEmbeddingExtractor(config)) {
      for (int seconds : new int[] {1, 3, 10, 30}) {
        float[] speech = speech(seconds);
        report("embed %d s".formatted(seconds), median(() -> embed(extractor, speech)));
      }
    }
    if (arguments.length > 1) {
      Path segmentation = Path.of(arguments[1]);
      OfflineSpeakerDiarizationConfig models =
          OfflineSpeakerDiarizationConfig.of(segmentation, embedding);
      report(
          "check and open a diarization",
          milliseconds(() -> new OfflineSpeakerDiarization(models).close()));
      try (OfflineSpeakerDiarization diarization = new OfflineSpeakerDiarization(models)) {
        for (int seconds : new int[] {10, 30}) {
          float[] speech = speech(seconds);
          report("diarize %d s".formatted(seconds), median(() -> diarization.process(speech)));
        }
      }
    }
  }

  private static void embed(SpeakerEmbeddingExtractor extractor, float[] speech) {
    try (OnlineStream stream = extractor.createStream()) {
      stream.acceptWaveform(speech, TestModels.SAMPLE_RATE);
      stream.inputFinished();
      extractor.compute(stream);
    }
  }

  private static void report(String task, double milliseconds) throws IOException {
    String resident =
        Files.readString(Path.of("/proc/self/status"))
            .lines()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElseThrow();
    long megabytes = Long.parseLong(resident.replaceAll("\\D", "")) / 1024;
    System.out.printf("%-30s %8.1f ms %5d MB resident%n", task, milliseconds, megabytes);
  }

  private static double median(Task task) throws IOException {
    double[] times = new double[REPETITIONS];
    for (int i = 0; i < times.length; i++) {
      times[i] = milliseconds(task);
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static double milliseconds(Task task) throws IOException {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    task.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
  }

  /** Speech of two voices, again and again. */
  private static float[] speech(int seconds) throws IOException {
    try (InputStream file = SpeakersMeasurement.class.getResourceAsStream("/two-voices.wav");
        AudioInputStream audio = AudioSystem.getAudioInputStream(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int recorded = bytes.remaining() / Short.BYTES;
      float[] samples = new float[seconds * TestModels.SAMPLE_RATE];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort(i % recorded * Short.BYTES) / 32768f;
      }
      return samples;
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(e);
    }
  }
}
