package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a few kilobytes may cost that decode to minutes at the highest rate. */
class DecodingMemoryTest {
  private static final int RATE = 384_000;
  private static final int BLOCK = 65_535;
  private static final int BLOCKS = 1_000;

  @Test
  void aChunkIsNeverHeldWholeAtItsOwnRate(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Decoding.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    long samples = (long) BLOCKS * BLOCK * BlockResampler.RATE / RATE;
    assertThat(Files.readString(output)).contains("2 channels of " + samples + " samples");
  }

  /** Runs in a process of its own. Whole and at its own rate, this chunk takes 262 MB. */
  static final class Decoding {
    private Decoding() {}

    public static void main(String[] arguments) throws AudioException {
      byte[] flac = SilentFlac.stereo(RATE, BLOCK, BLOCKS);
      PcmStream stream = new PcmStream();
      Pcm pcm = stream.accept(PcmState.initial(), AudioFormat.FLAC, 0, 0, flac);
      Pcm rest = stream.flush(pcm.next());
      System.out.printf(
          "%d channels of %d samples%n", pcm.channels().length, pcm.length() + rest.length());
    }
  }
}
