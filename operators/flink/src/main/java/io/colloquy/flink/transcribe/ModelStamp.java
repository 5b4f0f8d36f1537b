package io.colloquy.flink.transcribe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What documents say of a model: its file's name, and the beginning of its SHA-256.
 *
 * @param hash twelve hex digits
 */
record ModelStamp(String name, String hash) {
  private static final int HASH_DIGITS = 12;

  /**
   * Reads the whole model.
   *
   * @throws IllegalArgumentException if there is no such file, or it cannot be read
   */
  static ModelStamp of(Path model) {
    if (!Files.isRegularFile(model) || !Files.isReadable(model)) {
      throw new IllegalArgumentException(
          "The model %s is no file that can be read here: give the path of a ggml model with --model"
              .formatted(model));
    }
    try (InputStream file = Files.newInputStream(model)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(file, digest).transferTo(java.io.OutputStream.nullOutputStream());
      String name = model.getFileName().toString().replaceFirst("\\.bin$", "");
      String hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
      return new ModelStamp(name, hash);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The model " + model + " cannot be read", unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return name + "@" + hash;
  }
}
