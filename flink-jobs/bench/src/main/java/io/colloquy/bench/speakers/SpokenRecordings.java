package io.colloquy.bench.speakers;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.Composer;
import io.colloquy.bench.score.Reference;
import io.colloquy.bench.score.SpeakerTurn;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and makes recordings of which it is known who speaks when. */
public final class SpokenRecordings {

  private static final String DEMO = "flink-jobs/local/src/main/resources/demo";
  private static final Pattern AUDIO = Pattern.compile("(.+)\\.(wav|flac|ogg)");
  private static final String RTTM = ".rttm";

  private SpokenRecordings() {}

  /**
   * The recordings of a folder, in order of their names: each WAV, FLAC or Ogg file of which an
   * RTTM file of the folder, whatever its name, has turns. An STM file beside it, of the same name,
   * tells what is said.
   *
   * @throws IOException naming the folder, if it holds none
   */
  public static List<SpokenRecording> in(Path folder) throws IOException {
    List<Path> files = files(folder);
    List<SpokenRecording> recordings = new ArrayList<>();
    for (Path audio : files) {
      Matcher named = AUDIO.matcher(audio.getFileName().toString());
      if (named.matches()) {
        List<SpeakerTurn> turns = turns(files, named.group(1));
        if (!turns.isEmpty()) {
          recordings.add(recording(audio, named.group(1), turns));
        }
      }
    }
    if (recordings.isEmpty()) {
      throw new BenchException(
          "%s holds no recording with turns: put .wav, .flac or .ogg files and an .rttm there"
              .formatted(folder));
    }
    return recordings;
  }

  /**
   * The demo interview, of two voices.
   *
   * @param home the project's directory
   */
  public static SpokenRecording demo(Path home) throws IOException {
    return in(home.resolve(DEMO)).get(0);
  }

  /**
   * An interview of several voices.
   *
   * @param folder where it is written
   * @param voices by the synthesizer's names
   */
  public static SpokenRecording composed(
      Path home, Path folder, int minutes, List<String> voices, int seed)
      throws IOException, InterruptedException {
    String name = "%d-voices-%d-min".formatted(voices.size(), minutes);
    Path prefix = Files.createDirectories(folder.resolve(name)).resolve(name);
    new Composer(home).compose(prefix, minutes, voices, seed);
    return in(prefix.getParent()).get(0);
  }

  /**
   * A telephone call with a channel for each of two voices.
   *
   * @param folder where it is written
   */
  public static SpokenRecording call(Path home, Path folder, int minutes, int seed)
      throws IOException, InterruptedException {
    String name = "call-%d-min".formatted(minutes);
    Path prefix = Files.createDirectories(folder.resolve(name)).resolve(name);
    new Composer(home).composeCall(prefix, minutes, seed);
    return in(prefix.getParent()).get(0);
  }

  private static SpokenRecording recording(Path audio, String name, List<SpeakerTurn> turns)
      throws IOException {
    Path stm = audio.resolveSibling(name + ".stm");
    List<SpeakerTurn> sentences = Files.exists(stm) ? Reference.readStm(stm) : List.of();
    try (AudioFile file = AudioFile.open(audio, AudioFile.Layout.MONO)) {
      return new SpokenRecording(name, audio, file.statedDurationMs(), turns, sentences);
    } catch (AudioException unreadable) {
      throw new BenchException(unreadable.getMessage(), unreadable);
    }
  }

  private static List<SpeakerTurn> turns(List<Path> files, String recording) throws IOException {
    List<SpeakerTurn> turns = new ArrayList<>();
    for (Path file : files) {
      if (file.toString().endsWith(RTTM)) {
        turns.addAll(Reference.readRttm(file, recording));
      }
    }
    return turns;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BenchException("No folder " + folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
