package io.colloquy.bench.accuracy;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.Composer;
import io.colloquy.bench.score.Reference;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recordings that the project itself brings or makes. */
public final class TestRecordings {

  private static final String DEMO = "flink-jobs/local/src/main/resources/demo/interview";

  private TestRecordings() {}

  /** A recording with its reference, under its file's name. */
  public static Recording of(Path audio, Path reference) throws IOException {
    return new Recording(
        audio.getFileName().toString().replaceFirst("\\.[^.]*$", ""),
        audio,
        durationMs(audio),
        Reference.read(reference));
  }

  private static long durationMs(Path audio) throws BenchException {
    try (AudioFile file = AudioFile.open(audio, AudioFile.Layout.MONO)) {
      return file.statedDurationMs();
    } catch (AudioException unreadable) {
      throw new BenchException(unreadable.getMessage(), unreadable);
    }
  }

  /**
   * The demo interview.
   *
   * @param home the project's directory
   */
  public static Recording demo(Path home) throws IOException {
    return of(home.resolve(DEMO + ".ogg"), home.resolve(DEMO + ".ctm"));
  }

  /**
   * Interviews of sentences that the embedded recognizer never heard in training.
   *
   * @param folder where they are written
   * @param seed of the first; each further one has the next
   */
  public static List<Recording> composed(
      Path home, Path folder, int minutes, int interviews, int seed)
      throws IOException, InterruptedException {
    Composer composer = new Composer(home);
    List<Recording> recordings = new ArrayList<>();
    for (int interview = 0; interview < interviews; interview++) {
      Path prefix = folder.resolve("composed-%d-min-seed-%d".formatted(minutes, seed + interview));
      composer.compose(prefix, minutes, seed + interview);
      recordings.add(of(Path.of(prefix + ".wav"), Path.of(prefix + ".ctm")));
    }
    return recordings;
  }
}
