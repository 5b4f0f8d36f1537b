package io.colloquy.bench.upgrade;

import io.colloquy.bench.process.InProcessTopics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A savepoint of {@link KeptInterviews}, with what their topics were then. Kept as a zip file.
 *
 * @param directory the savepoint
 * @param positions how many records each topic had
 * @param appendedAtMs append time of the last one
 */
record KeptSavepoint(Path directory, Map<String, Long> positions, long appendedAtMs) {
  private static final String TOPICS = "topics.properties";
  private static final String APPENDED_AT_MS = "appended-at-ms";

  static KeptSavepoint of(Path savepoint, InProcessTopics topics, KeptInterviews interviews) {
    return new KeptSavepoint(savepoint, topics.positions(), interviews.appendedAtMs());
  }

  /** Packs all of it into a file. */
  void write(Path zip) throws IOException {
    Properties topics = new Properties();
    positions.forEach((topic, position) -> topics.setProperty(topic, position.toString()));
    topics.setProperty(APPENDED_AT_MS, Long.toString(appendedAtMs));
    try (OutputStream out = Files.newOutputStream(directory.resolve(TOPICS))) {
      topics.store(out, null);
    }
    try (Stream<Path> files = Files.list(directory);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(9);
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, out);
      }
    }
  }

  /** Unpacks such a file into a directory. */
  static KeptSavepoint read(Path zip, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Files.copy(in, directory.resolve(Path.of(entry.getName()).getFileName()));
      }
    }
    Properties topics = new Properties();
    try (InputStream in = Files.newInputStream(directory.resolve(TOPICS))) {
      topics.load(in);
    }
    long appendedAtMs = Long.parseLong((String) topics.remove(APPENDED_AT_MS));
    Map<String, Long> positions = new HashMap<>();
    topics.forEach(
        (topic, position) -> positions.put((String) topic, Long.parseLong((String) position)));
    return new KeptSavepoint(directory, positions, appendedAtMs);
  }
}
