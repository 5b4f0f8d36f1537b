package io.colloquy.whisper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints decode time and memory for 1, 2, 4 and 8 states on one model. Arguments: model and device,
 * such as {@code models/synthetic.en.bin cpu}.
 */
public final class StatesMeasurement {

  private record Measured(double seconds, long megabytes) {}

  private StatesMeasurement() {}

  public static void main(String[] arguments) throws Exception {
    Path path = arguments.length > 0 ? Path.of(arguments[0]) : Recording.MODEL;
    Device device = Device.parse(arguments.length > 1 ? arguments[1] : "cpu");
    FloatBuffer window = Recording.samples();
    double audioSeconds = window.remaining() / (double) Recording.SAMPLE_RATE;
    System.out.println(WhisperLibrary.load().version() + ", " + path + " on " + device);
    System.out.println("states  ms per window  times real time  resident MB");
    try (WhisperModel model = WhisperModel.open(path, device, AlignmentHeads.forModel(path))) {
      for (int states : new int[] {1, 2, 4, 8}) {
        Measured measured = measure(model, states, window);
        System.out.printf(
            "%6d  %13.0f  %15.1f  %11d%n",
            states,
            measured.seconds() * 1000,
            states * audioSeconds / measured.seconds(),
            measured.megabytes());
      }
    }
  }

  /** Seconds for one window in each of the states at once, after a first one to warm up. */
  private static Measured measure(WhisperModel model, int count, FloatBuffer window)
      throws Exception {
    List<WhisperState> states = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      for (int i = 0; i < count; i++) {
        states.add(model.newState());
      }
      decodeAll(states, threads, window);
      long started = System.nanoTime();
      decodeAll(states, threads, window);
      return new Measured((System.nanoTime() - started) / 1e9, residentMegabytes());
    } finally {
      threads.shutdown();
      states.forEach(WhisperState::close);
    }
  }

  private static void decodeAll(
      List<WhisperState> states, ExecutorService threads, FloatBuffer window) throws Exception {
    List<Future<Decoding>> decodings = new ArrayList<>();
    for (WhisperState state : states) {
      decodings.add(threads.submit(() -> state.decode(window, DecodeSettings.defaults())));
    }
    for (Future<Decoding> decoding : decodings) {
      decoding.get();
    }
  }

  private static long residentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
