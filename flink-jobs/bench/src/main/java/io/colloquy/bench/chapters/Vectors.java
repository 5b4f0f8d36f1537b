package io.colloquy.bench.chapters;

import io.colloquy.bench.BenchException;
import io.colloquy.flink.embed.EmbeddingException;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Vectors of texts; kept in a file, if there is one, so that a second run has them at once. */
final class Vectors {
  private final Path file;
  private final Map<String, float[]> vectors = new HashMap<>();

  private Vectors(Path file) {
    this.file = file;
  }

  /**
   * Reads what an earlier run has kept.
   *
   * @param file null if nothing is kept
   */
  static Vectors in(Path file) throws BenchException {
    Vectors vectors = new Vectors(file);
    if (file != null && Files.exists(file)) {
      vectors.read();
    }
    return vectors;
  }

  private void read() throws BenchException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        byte[] text = new byte[in.readInt()];
        in.readFully(text);
        float[] vector = new float[in.readInt()];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = in.readFloat();
        }
        vectors.put(new String(text, StandardCharsets.UTF_8), vector);
      }
    } catch (EOFException end) {
      return;
    } catch (IOException e) {
      throw new BenchException("cannot read vectors in " + file + ": " + e, e);
    }
  }

  /** Computes the vectors of texts that have none yet, and keeps them. */
  void add(Collection<String> texts) throws BenchException {
    List<String> unknown =
        texts.stream().filter(text -> !vectors.containsKey(text)).distinct().toList();
    if (unknown.isEmpty()) {
      return;
    }
    try (TextEmbedder embedder = MiniLmEmbedder.open()) {
      List<float[]> found = embedder.embed(unknown);
      for (int i = 0; i < unknown.size(); i++) {
        vectors.put(unknown.get(i), found.get(i));
      }
    } catch (EmbeddingException e) {
      throw new BenchException("cannot embed the interviews: " + e.getMessage(), e);
    }
    if (file != null) {
      write();
    }
  }

  private void write() throws BenchException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Map.Entry<String, float[]> vector : vectors.entrySet()) {
        byte[] text = vector.getKey().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        out.writeInt(vector.getValue().length);
        for (float value : vector.getValue()) {
          out.writeFloat(value);
        }
      }
    } catch (IOException e) {
      throw new BenchException("cannot keep vectors in " + file + ": " + e, e);
    }
  }

  float[] of(String text) {
    return vectors.get(text);
  }
}
