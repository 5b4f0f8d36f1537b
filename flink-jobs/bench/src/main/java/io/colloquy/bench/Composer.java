package io.colloquy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Composes spoken interviews with exact ground truth; see {@code flink-jobs/bench/compose}. */
public final class Composer {

  private static final List<String> USUAL_VOICES = List.of("rms", "slt");

  private final Path script;

  /**
   * @param home the project's directory
   */
  public Composer(Path home) {
    script = home.resolve("flink-jobs/bench/compose/compose.py");
  }

  /**
   * Writes PREFIX.wav (16 kHz mono), .stm, .ctm, .rttm and .chapters.json; the same arguments give
   * the same files.
   *
   * @throws IOException naming the packages to install where the synthesizer is missing
   */
  public void compose(Path prefix, int minutes, int seed) throws IOException, InterruptedException {
    compose(prefix, minutes, USUAL_VOICES, seed);
  }

  /**
   * The same with other voices.
   *
   * @param voices of rms, slt, awb and kal16
   */
  public void compose(Path prefix, int minutes, List<String> voices, int seed)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString(), prefix.toString()));
    command.addAll(List.of("--minutes", "" + minutes, "--seed", "" + seed));
    command.addAll(List.of("--voices", String.join(",", voices)));
    Programs.run(command, prefix.toAbsolutePath().getParent());
  }

  /**
   * Writes PREFIX.wav (8 kHz µ-law stereo, a channel for each of two voices, which now and then
   * speak at once) and what {@link #compose} writes beside it; channels are numbered from 1 there.
   *
   * @throws IOException naming the packages to install where the synthesizer is missing
   */
  public void composeCall(Path prefix, int minutes, int seed)
      throws IOException, InterruptedException {
    Programs.run(
        List.of(
            script.toString(),
            prefix.toString(),
            "--minutes",
            "" + minutes,
            "--seed",
            "" + seed,
            "--call"),
        prefix.toAbsolutePath().getParent());
  }
}
