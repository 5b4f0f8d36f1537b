package io.colloquy.local.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Fetches a published model: resumes what a broken connection left in a {@code .part} file, and
 * gives the file its name only when size and SHA-256 are the pinned ones.
 */
public final class ModelDownload {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final URI base;
  private final Path folder;
  private final LongConsumer progress;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(20))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * @param base the address to which a model's published name is appended
   * @param folder where the file goes; made where it is missing
   * @param progress told the bytes on disk so far
   */
  public ModelDownload(String base, Path folder, LongConsumer progress) throws ModelException {
    try {
      this.base = URI.create(base.endsWith("/") ? base : base + "/");
    } catch (IllegalArgumentException notAnAddress) {
      throw new ModelException("'%s' is not an address".formatted(base), notAnAddress);
    }
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Blocks until the model is there; a file that is there already, and right, is left alone.
   *
   * @return the model's file
   * @throws ModelException when there is no network, the server has another file or none, the
   *     connection broke, or the disk is full
   */
  public Path fetch(PublishedModel model) throws IOException, InterruptedException {
    Path file = folder.resolve(model.fileName());
    Path part = folder.resolve(model.fileName() + ".part");
    if (Files.exists(file) && Files.size(file) == model.bytes() && isGenuine(file, model)) {
      progress.accept(model.bytes());
      return file;
    }
    Files.createDirectories(folder);
    if (sizeOf(part) > model.bytes()) {
      Files.delete(part);
    }
    requireSpace(model, sizeOf(part));
    if (sizeOf(part) < model.bytes()) {
      receive(model, part);
    }
    if (!isGenuine(part, model)) {
      Files.delete(part);
      throw new ModelException(
          "Model %s: what %s sent has another SHA-256 than the pinned %s, so it was removed; try again or another --from"
              .formatted(model.name(), base, model.sha256()));
    }
    return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void receive(PublishedModel model, Path part) throws IOException, InterruptedException {
    long have = sizeOf(part);
    HttpResponse<InputStream> response = ask(model, have);
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case OK -> append(model, body, part, length(response), 0);
        case PARTIAL -> append(model, body, part, length(response), have);
        case RANGE_NOT_SATISFIABLE -> throw otherFile(model, part);
        default ->
            throw new ModelException(
                "Model %s: %s answered %d"
                    .formatted(model.name(), response.uri(), response.statusCode()));
      }
    }
  }

  private HttpResponse<InputStream> ask(PublishedModel model, long have)
      throws ModelException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(model.publishedName()));
    if (have > 0) {
      request.header("Range", "bytes=%d-".formatted(have));
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException unreachable) {
      throw new ModelException(
          "Model %s: cannot reach %s (no network?); a mirror can be named with --from, or %s put into %s"
              .formatted(model.name(), base, model.fileName(), folder),
          unreachable);
    }
  }

  private static OptionalLong length(HttpResponse<?> response) {
    return response.headers().firstValueAsLong("Content-Length");
  }

  private void append(
      PublishedModel model, InputStream body, Path part, OptionalLong length, long have)
      throws IOException {
    if (length.isPresent() && have + length.getAsLong() != model.bytes()) {
      throw otherFile(model, part);
    }
    long received = have;
    try (OutputStream out =
        have == 0
            ? Files.newOutputStream(part)
            : Files.newOutputStream(part, StandardOpenOption.APPEND)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = read(model, body, buffer, received);
          count >= 0;
          count = read(model, body, buffer, received)) {
        out.write(buffer, 0, count);
        received += count;
        progress.accept(received);
      }
    }
    if (received < model.bytes()) {
      throw broken(model, received, null);
    }
  }

  private static int read(PublishedModel model, InputStream body, byte[] buffer, long received)
      throws ModelException {
    try {
      return body.read(buffer);
    } catch (IOException cut) {
      throw broken(model, received, cut);
    }
  }

  private static ModelException broken(PublishedModel model, long received, IOException cause) {
    return new ModelException(
        "Model %s: the connection broke after %d of %d MB; run the same command again to go on from there"
            .formatted(model.name(), received / 1_000_000, model.bytes() / 1_000_000),
        cause);
  }

  private ModelException otherFile(PublishedModel model, Path part) throws IOException {
    Files.deleteIfExists(part);
    return new ModelException(
        "Model %s: the file at %s is not the published one of %d bytes; try another --from"
            .formatted(model.name(), base, model.bytes()));
  }

  private void requireSpace(PublishedModel model, long have) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < model.bytes() - have) {
      throw new ModelException(
          "Model %s: needs %d MB in %s, which has %d MB left; choose another with --dir"
              .formatted(
                  model.name(), (model.bytes() - have) / 1_000_000, folder, free / 1_000_000));
    }
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static boolean isGenuine(Path file, PublishedModel model) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(model.sha256());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
