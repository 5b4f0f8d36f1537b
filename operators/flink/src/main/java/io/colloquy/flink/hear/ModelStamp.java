package io.colloquy.flink.hear;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
public record ModelStamp(String name, String hash) {
  private static final int HASH_DIGITS = 12;

  /**
   * Reads the whole model.
   *
   * @param option the argument that names it, for the error
   * @throws IllegalArgumentException if there is no such file, or it cannot be read
   */
  public static ModelStamp of(Path model, String option) {
    if (!Files.isRegularFile(model) || !Files.isReadable(model)) {
      throw new IllegalArgumentException(
          "The model %s is no file that can be read here: give the path of one with %s"
              .formatted(model, option));
    }
    try (InputStream file = Files.newInputStream(model)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
      String name = model.getFileName().toString().replaceFirst("\\.(bin|onnx)$", "");
      String hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
      return new ModelStamp(name, hash);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The model " + model + " cannot be read", unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Returns if a TaskManager has the model that the job was submitted with.
   *
   * @param submitted a stamp as text
   * @throws IllegalStateException naming the model, if it has another one
   */
  public static void requireSame(Path model, String option, String submitted) {
    String here = of(model, option).toString();
    if (!here.equals(submitted)) {
      throw new IllegalStateException(
          "The model %s is %s on this TaskManager, but %s where the job was submitted: copy it anew"
              .formatted(model, here, submitted));
    }
  }

  @Override
  public String toString() {
    return name + "@" + hash;
  }
}
