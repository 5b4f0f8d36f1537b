package io.colloquy.bench;

import io.colloquy.bench.score.TimedWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * whisper.cpp's own command-line program, on a whole recording and without context carried from
 * window to window ({@code -mc 0}), as Colloquy hears it.
 */
public final class CommandLineProgram implements Recognizer {

  private static final Pattern ENCODER_PASSES =
      Pattern.compile("encode time = +[\\d.]+ ms / +(\\d+) runs");

  /** The program's alignment heads for published models, by file name. */
  private static final Map<String, String> ALIGNMENT_HEADS =
      Map.of(
          "ggml-tiny.en.bin", "tiny.en",
          "ggml-base.en.bin", "base.en",
          "ggml-small.en.bin", "small.en",
          "ggml-large-v3-turbo.bin", "large.v3.turbo");

  private final Path program;
  private final Path model;
  private final Decoding decoding;
  private final Optional<String> alignmentHeads;

  private CommandLineProgram(
      Path program, Path model, Decoding decoding, Optional<String> alignmentHeads) {
    this.program = program;
    this.model = model;
    this.decoding = decoding;
    this.alignmentHeads = alignmentHeads;
  }

  /** With word times from the program's heuristic over tokens. */
  public static CommandLineProgram withTokenTimes(Path program, Path model, Decoding decoding) {
    return new CommandLineProgram(program, model, decoding, Optional.empty());
  }

  /**
   * With word times from DTW; empty for a model whose alignment heads the program does not know.
   */
  public static Optional<CommandLineProgram> withAlignedTimes(
      Path program, Path model, Decoding decoding) {
    return Optional.ofNullable(ALIGNMENT_HEADS.get(model.getFileName().toString()))
        .map(heads -> new CommandLineProgram(program, model, decoding, Optional.of(heads)));
  }

  /**
   * Builds the program with the settings of the project's own library; some minutes, once.
   *
   * @param home the project's directory
   */
  public static Path build(Path home) throws IOException, InterruptedException {
    try (Scratch scratch = new Scratch()) {
      Path script = home.resolve("native/build.sh");
      Programs.Output output = Programs.run(List.of(script.toString(), "--cli"), scratch.folder());
      List<String> lines = Files.readAllLines(output.standard());
      return Path.of(lines.get(lines.size() - 1));
    }
  }

  @Override
  public String name() {
    return alignmentHeads.isPresent() ? "whisper-cli -dtw" : "whisper-cli";
  }

  /** Takes WAV, FLAC, MP3 and Ogg Vorbis. */
  @Override
  public Transcript transcribe(Path audio) throws IOException, InterruptedException {
    try (Scratch scratch = new Scratch()) {
      long began = System.nanoTime();
      Programs.Output output =
          Programs.run(command(audio, scratch.folder().resolve("words")), scratch.folder());
      long wallMs = (System.nanoTime() - began) / 1_000_000;
      Path words = scratch.folder().resolve("words.json");
      if (!Files.exists(words)) {
        throw new BenchException("whisper-cli cannot read " + audio);
      }
      return new Transcript(words(words), encoderPasses(output.error()), wallMs);
    }
  }

  private List<String> command(Path audio, Path output) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-mc", "0", "-ojf"));
    command.addAll(List.of("-m", model.toString(), "-f", audio.toString()));
    command.addAll(List.of("-of", output.toString(), "-t", "" + decoding.threads()));
    command.addAll(List.of("-bs", "" + decoding.beam(), "-bo", "" + decoding.bestOf()));
    if (!decoding.fallback()) {
      command.add("-nf");
    }
    alignmentHeads.ifPresent(heads -> command.addAll(List.of("-dtw", heads, "-nfa")));
    return command;
  }

  private static List<TimedWord> words(Path json) throws IOException {
    return new CommandLineTranscript(json).words();
  }

  private static int encoderPasses(Path log) throws IOException {
    Matcher passes =
        ENCODER_PASSES.matcher(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    if (!passes.find()) {
      throw new BenchException("whisper-cli printed no encode time; is it of version 1.9.1?");
    }
    return Integer.parseInt(passes.group(1));
  }
}
