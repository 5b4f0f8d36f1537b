package io.colloquy.bench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.stack.JobSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInJarTest {
  @TempDir private Path directory;

  @Test
  void hasAllOfTheJobAndTheStandInsAndTheirEntry() throws IOException {
    Path written = directory.resolve("stand-in.jar");
    StandInJar.write(jobJar(), written);

    try (JarFile jar = new JarFile(written.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS))
          .isEqualTo(StandInJob.class.getName());
      assertThat(manifest.getValue("Built-By")).isEqualTo("somebody");
      assertThat(jar.stream().map(JarEntry::getName))
          .contains(
              "of/the/Job.class",
              "io/colloquy/bench/standin/StandInJob.class",
              "io/colloquy/bench/standin/StandInRecognizer$StandInFactory.class",
              "io/colloquy/bench/standin/vocabulary.txt")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void replacesWhatWasThere() throws IOException {
    Path written = Files.writeString(directory.resolve("stand-in.jar"), "no jar");
    StandInJar.write(jobJar(), written);
    try (JarFile jar = new JarFile(written.toFile())) {
      assertThat(jar.getEntry("of/the/Job.class")).isNotNull();
    }
  }

  @Test
  void theSubmissionDiffersInNothingElse() {
    JobSubmission job = new JobSubmission("transcription", "job.jar", "Main", List.of("--a"), 2);
    assertThat(StandInJar.submission(job, Path.of("/x/stand-in.jar"), "--stand-in-variation"))
        .isEqualTo(
            new JobSubmission(
                "transcription",
                "/x/stand-in.jar",
                StandInJob.class.getName(),
                List.of("--a", "--stand-in-variation"),
                2));
  }

  private Path jobJar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "of.the.Job");
    manifest.getMainAttributes().putValue("Built-By", "somebody");
    Path jar = directory.resolve("job.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("of/the/Job.class"));
      out.closeEntry();
    }
    return jar;
  }
}
