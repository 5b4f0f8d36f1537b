package io.colloquy.jobs.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
        .noneMatch(name -> name.startsWith("org/nd4j/"))
        .noneMatch(name -> name.endsWith(".onnx") && !name.contains("silero"))
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

  @Test
  void whoSubmitsAnAssemblyNeedsNoNativeLibraryToBuildIt() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader jar =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, new WithoutNativeLibraries())) {
      Thread.currentThread().setContextClassLoader(jar);
      Class<?> libraries = jar.loadClass("io.colloquy.flink.NativeLibraries");
      Method require = libraries.getDeclaredMethod("require");
      for (Object some : libraries.getEnumConstants()) {
        assertThatThrownBy(() -> require.invoke(some))
            .hasRootCauseInstanceOf(IllegalStateException.class)
            .rootCause()
            .hasMessageContaining("onnxruntime");
      }

      StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
      Class<?> options = jar.loadClass(TranscriptionOptions.class.getName());
      Object assemble =
          options
              .getMethod("parse", String[].class)
              .invoke(
                  null,
                  (Object)
                      new String[] {
                        "--run=assemble", "--kafka=k:9092", "--elasticsearch=http://e"
                      });
      Constructor<?> connections =
          jar.loadClass(KafkaConnections.class.getName()).getDeclaredConstructor(options);
      connections.setAccessible(true);
      jar.loadClass(TranscriptionTopology.class.getName())
          .getMethod(
              "build",
              StreamExecutionEnvironment.class,
              options,
              jar.loadClass(JobModels.class.getName()),
              jar.loadClass(JobConnections.class.getName()))
          .invoke(
              null,
              environment,
              assemble,
              options.getMethod("models").invoke(assemble),
              connections.newInstance(assemble));
      assertThat(environment.getStreamGraph().getJobGraph().getVertices()).isNotEmpty();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Flink's {@code lib/} without native libraries. */
  private static final class WithoutNativeLibraries extends ClassLoader {
    WithoutNativeLibraries() {
      super(JobJarIT.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.matches("(io\\.colloquy|ai\\.onnxruntime|org\\.bytedeco|org\\.nd4j)\\..*")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
