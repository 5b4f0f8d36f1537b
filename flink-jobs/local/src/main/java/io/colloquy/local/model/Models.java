package io.colloquy.local.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the file of a model that a person has named. */
public final class Models {

  /** The recognizer that comes with the project. */
  public static final String EMBEDDED = "synthetic.en";

  /** The speaker model that comes with the project. */
  public static final String EMBEDDED_SPEAKER = "synthetic-speaker";

  /** The number 0x67676d6c, little-endian, that starts each file of whisper.cpp's format. */
  private static final byte[] MAGIC = {'l', 'm', 'g', 'g'};

  private final Optional<Path> home;
  private final Path folder;

  /**
   * @param home the project's directory, with the embedded models; empty where it is not known
   * @param folder where fetched models lie
   */
  public Models(Optional<Path> home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /** The project directory from the system property {@code colloquy.home}, and {@link #cache()}. */
  public static Models ofThisMachine() {
    return new Models(
        Optional.ofNullable(System.getProperty("colloquy.home")).map(Path::of), cache());
  }

  /** {@code $COLLOQUY_CACHE/models}, or {@code ~/.cache/colloquy/models}. */
  public static Path cache() {
    String cache = System.getenv("COLLOQUY_CACHE");
    return cache == null || cache.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "colloquy", "models")
        : Path.of(cache, "models");
  }

  /**
   * @param model {@link #EMBEDDED}, the name of a {@link PublishedModel}, or the path of any file
   *     in whisper.cpp's format
   * @return an existing, readable file that starts as such a file does
   * @throws ModelException when there is none
   */
  public Path resolve(String model) throws ModelException {
    return requireGgml(model, file(ModelKind.RECOGNIZER, model));
  }

  /**
   * @param model {@link #EMBEDDED_SPEAKER}, the name of a {@link PublishedModel}, or the path of a
   *     file in ONNX format
   * @return an existing file; nobody has looked into it
   * @throws ModelException when there is none
   */
  public Path speakerModel(String model) throws ModelException {
    return file(ModelKind.SPEAKER, model);
  }

  /**
   * @param model the name of a {@link PublishedModel}, or the path of a file in ONNX format
   * @return an existing file; nobody has looked into it
   * @throws ModelException when there is none
   */
  public Path segmentationModel(String model) throws ModelException {
    return file(ModelKind.SEGMENTATION, model);
  }

  private Path file(ModelKind kind, String model) throws ModelException {
    Path file = find(kind, model);
    if (!Files.isRegularFile(file)) {
      throw new ModelException("Model %s: %s is not a file".formatted(model, file));
    }
    return file;
  }

  private Path find(ModelKind kind, String model) throws ModelException {
    if (model.equals(kind.embeddedName())) {
      return embedded(kind);
    }
    Optional<PublishedModel> published = PublishedModel.named(model);
    if (published.isEmpty()) {
      return path(kind, model);
    }
    if (published.get().kind() != kind) {
      throw new ModelException(
          "Model %s is a %s, but a %s is wanted here: give %s"
              .formatted(model, published.get().kind(), kind, choices(kind)));
    }
    Path file = folder.resolve(published.get().fileName());
    if (!Files.exists(file)) {
      throw new ModelException(
          "Model %s is not on this machine: run ./colloquy models get %s".formatted(model, model));
    }
    return file;
  }

  private Path embedded(ModelKind kind) throws ModelException {
    return home.orElseThrow(
            () ->
                new ModelException(
                    "Model %s lies in the project, whose directory is not known: start with ./colloquy or set -Dcolloquy.home"
                        .formatted(kind.embeddedName())))
        .resolve("native/models")
        .resolve(kind.embeddedFile());
  }

  private static Path path(ModelKind kind, String model) throws ModelException {
    try {
      Path path = Path.of(model);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      // said below, with the names there are
    }
    throw new ModelException("No model and no file '%s': give %s".formatted(model, choices(kind)));
  }

  private static String choices(ModelKind kind) {
    Stream<String> embedded = Stream.ofNullable(kind.embeddedName());
    Stream<String> published =
        PublishedModel.all().stream()
            .filter(model -> model.kind() == kind)
            .map(PublishedModel::name);
    return "%s, or %s"
        .formatted(
            Stream.concat(embedded, published).collect(Collectors.joining(", ")), kind.file());
  }

  private static Path requireGgml(String model, Path file) throws ModelException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(MAGIC.length);
    } catch (IOException unreadable) {
      throw new ModelException(
          "Model %s: %s cannot be read (%s)".formatted(model, file, unreadable.getMessage()),
          unreadable);
    }
    if (!Arrays.equals(start, MAGIC)) {
      throw new ModelException(
          "Model %s: %s is not in whisper.cpp's ggml format; get one with ./colloquy models get"
              .formatted(model, file));
    }
    return file;
  }
}
