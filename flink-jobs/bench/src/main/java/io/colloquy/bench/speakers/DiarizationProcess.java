package io.colloquy.bench.speakers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.bench.Programs;
import io.colloquy.bench.Scratch;
import io.colloquy.core.speaker.Turn;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Diarizes a recording in a Java process of its own, whose memory is that of the diarization. Linux
 * only.
 */
public final class DiarizationProcess {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK_KILOBYTES = "VmHWM:";

  private DiarizationProcess() {}

  static Diarized run(DiarizationTask task) throws IOException, InterruptedException {
    try (Scratch scratch = new Scratch()) {
      Path input = scratch.folder().resolve("task.json");
      Path output = scratch.folder().resolve("diarized.json");
      JSON.writeValue(input.toFile(), task);
      Programs.run(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              // gives memory back early, so that the peak is near what is needed
              "-XX:+UseSerialGC",
              "-XX:MaxHeapFreeRatio=20",
              "-XX:MinHeapFreeRatio=10",
              "-cp",
              System.getProperty("java.class.path"),
              DiarizationProcess.class.getName(),
              input.toString(),
              output.toString()),
          scratch.folder());
      return JSON.readValue(output.toFile(), Diarized.class);
    }
  }

  /** Arguments: the task's file, the file for what came of it. */
  public static void main(String[] arguments) throws IOException {
    DiarizationTask task = JSON.readValue(new File(arguments[0]), DiarizationTask.class);
    List<Turn> turns =
        task.approach().turns(Path.of(task.audio()), task.settings(), task.expectedSpeakers());
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.;
    JSON.writeValue(new File(arguments[1]), new Diarized(turns, seconds, peakMegabytes()));
  }

  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(PEAK_KILOBYTES))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
