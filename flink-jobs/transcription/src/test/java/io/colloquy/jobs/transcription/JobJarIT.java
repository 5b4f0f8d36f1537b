package io.colloquy.jobs.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that people upload: Flink loads it anew for every job. */
class JobJarIT {

  private static final Path JAR = Path.of("target/colloquy-transcription.jar");

  @Test
  void startsTheJob() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo(TranscriptionJob.class.getName());
    }
    assertThat(entries()).contains(TranscriptionJob.class.getName().replace('.', '/') + ".class");
  }

  @Test
  void leavesNativeLibrariesAndTheirClassesToFlinksLib() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.startsWith("io/colloquy/whisper/"))
        .noneMatch(name -> name.startsWith("ai/onnxruntime/"))
        .noneMatch(name -> name.startsWith("org/bytedeco/"))
        .noneMatch(
            name ->
                name.matches(".*(colloquy|whisper|onnxruntime|av(codec|format|util)).*\\.so.*"));
  }

  @Test
  void bringsNothingThatFlinkBrings() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
        .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/environment/"))
        .noneMatch(name -> name.startsWith("org/slf4j/"));
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
