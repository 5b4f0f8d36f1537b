package io.colloquy.whisper;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The heads of a model's decoder whose cross-attention follows the audio, from which words get
 * their times. Either the name of a known Whisper model, or a list; both empty: the model has none.
 *
 * @param preset a model such as {@code tiny.en}, or empty
 * @param heads layer and head, each counted from 0
 */
public record AlignmentHeads(String preset, List<Head> heads) {

  /** One attention head of the text decoder, layer and head counted from 0. */
  public record Head(int layer, int head) {}

  private static final Set<String> PRESETS =
      Set.of(
          "tiny.en",
          "tiny",
          "base.en",
          "base",
          "small.en",
          "small",
          "medium.en",
          "medium",
          "large-v1",
          "large-v2",
          "large-v3",
          "large-v3-turbo");

  private static final String EMBEDDED_MODEL = "synthetic.en";
  private static final AlignmentHeads EMBEDDED =
      new AlignmentHeads("", List.of(new Head(1, 0), new Head(2, 0)));
  private static final AlignmentHeads NONE = new AlignmentHeads("", List.of());

  public AlignmentHeads {
    preset = preset == null ? "" : preset;
    heads = heads == null ? List.of() : List.copyOf(heads);
    if (!preset.isEmpty() && (!heads.isEmpty() || !PRESETS.contains(preset))) {
      throw new IllegalArgumentException("no alignment heads are known as '" + preset + "'");
    }
  }

  /** The model's words get their times from the token heuristic. */
  public static AlignmentHeads none() {
    return NONE;
  }

  /** The heads that whisper.cpp knows for a published model, such as {@code small.en}. */
  public static AlignmentHeads of(String preset) {
    return new AlignmentHeads(preset, List.of());
  }

  /** Reads {@code none}, a published model's name, or a list {@code layer:head,layer:head}. */
  public static AlignmentHeads parse(String text) {
    if (text.equals("none")) {
      return none();
    }
    if (PRESETS.contains(text)) {
      return of(text);
    }
    if (!text.matches("\\d{1,3}:\\d{1,3}(,\\d{1,3}:\\d{1,3})*")) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' names no alignment heads: use none, layer:head,… or one of "
              + PRESETS.stream().sorted().toList());
    }
    return new AlignmentHeads(
        "",
        Stream.of(text.split(","))
            .map(pair -> pair.split(":"))
            .map(pair -> new Head(Integer.parseInt(pair[0]), Integer.parseInt(pair[1])))
            .toList());
  }

  /**
   * The heads of the model in a file: of Colloquy's embedded recognizer by its name, of OpenAI's
   * models (and what was tuned from them) by their shape, none for any other.
   *
   * @throws WhisperException if the file is no complete model
   */
  public static AlignmentHeads forModel(Path path) {
    return forModel(path.getFileName().toString(), ModelFile.read(path));
  }

  static AlignmentHeads forModel(String fileName, ModelFile model) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.contains(EMBEDDED_MODEL)) {
      return EMBEDDED;
    }
    String english = model.vocabulary() == 51864 ? ".en" : "";
    String shape = model.audioLayers() + "/" + model.textLayers() + "/" + model.textWidth();
    return switch (shape) {
      case "4/4/384" -> of("tiny" + english);
      case "6/6/512" -> of("base" + english);
      case "12/12/768" -> of("small" + english);
      case "24/24/1024" -> of("medium" + english);
      case "32/4/1280" -> of("large-v3-turbo");
      case "32/32/1280" ->
          of(
              model.vocabulary() == 51866
                  ? "large-v3"
                  : name.contains("v1") ? "large-v1" : "large-v2");
      case "4/3/192" -> EMBEDDED;
      default -> NONE;
    };
  }

  /** Whether words get their times from the token heuristic. */
  public boolean isNone() {
    return preset.isEmpty() && heads.isEmpty();
  }

  void requireIn(ModelFile model, Path path) {
    for (Head head : heads) {
      if (head.layer() >= model.textLayers() || head.head() >= model.textHeads()) {
        throw new WhisperException(
            "the model %s has %d text layers of %d heads: there is no alignment head %d:%d"
                .formatted(path, model.textLayers(), model.textHeads(), head.layer(), head.head()));
      }
    }
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    if (isNone()) {
      return "none";
    }
    return preset.isEmpty()
        ? heads.stream()
            .map(head -> head.layer() + ":" + head.head())
            .collect(Collectors.joining(","))
        : preset;
  }
}
