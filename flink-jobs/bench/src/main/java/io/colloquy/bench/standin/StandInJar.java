package io.colloquy.bench.standin;

import io.colloquy.local.stack.JobSubmission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A job jar with stand-ins, for a real session: the job's own, this package, and its entry. */
public final class StandInJar {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String PACKAGE = StandInJob.class.getPackageName().replace('.', '/');

  private StandInJar() {}

  /**
   * Writes the jar.
   *
   * @param jobJar the job's own, whose entries are taken as they are
   * @param jar where to; a file that is there is replaced
   */
  public static void write(Path jobJar, Path jar) {
    try {
      Files.copy(jobJar, jar, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem entries = FileSystems.newFileSystem(jar)) {
        addPackage(entries);
        setEntry(entries.getPath(MANIFEST));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + jar + " from " + jobJar, e);
    }
  }

  /**
   * The same job from a jar with stand-ins.
   *
   * @param arguments of {@link StandInOptions}
   */
  public static JobSubmission submission(JobSubmission job, Path jar, String... arguments) {
    List<String> all = new ArrayList<>(job.arguments());
    all.addAll(List.of(arguments));
    return new JobSubmission(
        job.name(), jar.toString(), StandInJob.class.getName(), all, job.parallelism());
  }

  private static void addPackage(FileSystem entries) throws IOException {
    Path here = codeSource();
    if (Files.isDirectory(here)) {
      copy(here.resolve(PACKAGE), entries.getPath(PACKAGE));
    } else {
      try (FileSystem own = FileSystems.newFileSystem(here)) {
        copy(own.getPath(PACKAGE), entries.getPath(PACKAGE));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void setEntry(Path manifest) throws IOException {
    Manifest attributes;
    try (InputStream in = Files.newInputStream(manifest)) {
      attributes = new Manifest(in);
    }
    attributes.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInJob.class.getName());
    try (OutputStream out = Files.newOutputStream(manifest)) {
      attributes.write(out);
    }
  }

  private static Path codeSource() {
    try {
      return Path.of(StandInJob.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path names no place", e);
    }
  }
}
