package io.colloquy.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.crash.MarkedProcess.Deed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What processes that die tell, and what those that do not die keep to themselves. */
@Timeout(120)
class CrashMarkTest {
  private static final String ABOUT = "a window";
  private static final Path POISONED = Path.of("target/poisoned");

  @TempDir private Path folder;
  private Path mark;
  private Path other;

  @BeforeEach
  void write() throws IOException {
    mark = Files.writeString(folder.resolve("mark"), ABOUT + "\n");
    other = Files.writeString(folder.resolve("other"), ABOUT + "\n");
  }

  @Test
  void javaStaysWhatItWasAndNoMarkIsTouchedForIt() throws Exception {
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(mark, before);
    assertEnds(Deed.JAVA_EXCEPTIONS, 0);
    assertThatOnlyTheseCrashed();
    assertThat(Files.getLastModifiedTime(mark)).isEqualTo(before);
  }

  @Test
  void aCrashInNativeCodeIsTold() throws Exception {
    assertDiesWithReport(Deed.BAD_ADDRESS);
    assertThatOnlyTheseCrashed(mark);
  }

  @Test
  void aCrashOfJavaCodeIsNobodysFault() throws Exception {
    assertDiesWithReport(Deed.BAD_ADDRESS_IN_JAVA);
    assertThatOnlyTheseCrashed();
  }

  @Test
  void aCrashOfACallWithoutAMarkIsNobodysFault() throws Exception {
    assertDiesWithReport(Deed.BAD_ADDRESS_ELSEWHERE);
    assertThatOnlyTheseCrashed();
  }

  @Test
  void aCrashAfterTheCallSaysNothingOfIt() throws Exception {
    assertDiesWithReport(Deed.BAD_ADDRESS_AFTERWARDS);
    assertThatOnlyTheseCrashed();
  }

  @Test
  void theWindowThatAbortsTheRecognizerIsTold() throws Exception {
    assertEnds(Deed.ABORT, 134);
    assertThatOnlyTheseCrashed(mark);
  }

  @Test
  void aThreadThatNativeCodeStartedCastsSuspicionOnEveryCall() throws Exception {
    assertDiesWithReport(Deed.BAD_ADDRESS_IN_WORKER);
    assertThatOnlyTheseCrashed(mark, other);
  }

  @Test
  void aCrashOfTheJvmIsNobodysFault() throws Exception {
    assertDiesWithReport(Deed.BAD_ADDRESS_IN_VM);
    assertThatOnlyTheseCrashed();
  }

  @Test
  void nativeCodeThatExitsIsTold() throws Exception {
    assertEnds(Deed.EXIT, 3);
    assertThatOnlyTheseCrashed(mark);
  }

  @Test
  void javaCodeThatExitsTellsNothing() throws Exception {
    assertEnds(Deed.EXIT_IN_JAVA, 0);
    assertThatOnlyTheseCrashed();
  }

  @ParameterizedTest
  @CsvSource({"KILL, 137", "ABRT, 134", "SEGV, 134"})
  void aProcessKilledFromOutsideTellsNothing(String signal, int status) throws Exception {
    Process process = start(Deed.WAIT);
    awaitLine(process, "waiting");
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(status);
    assertThatOnlyTheseCrashed();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> CrashMark.during(folder.resolve("missing"), () -> 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing")
        .hasMessageContaining("No such file");
  }

  private void assertEnds(Deed deed, int status) throws Exception {
    Process process = start(deed);
    String output = rest(process);
    assertThat(process.waitFor()).as(output).isEqualTo(status);
  }

  /** The JVM's handler ran, and its process ended as ever. */
  private void assertDiesWithReport(Deed deed) throws Exception {
    Process process = start(deed);
    String output = rest(process);
    assertThat(process.waitFor()).as(output).isEqualTo(134);
    try (Stream<Path> files = Files.list(folder)) {
      List<String> reports =
          files.map(file -> file.getFileName().toString()).filter(this::isReport).toList();
      assertThat(reports).as(output).containsExactly("hs_err_pid" + process.pid() + ".log");
    }
  }

  private boolean isReport(String name) {
    return name.startsWith("hs_err");
  }

  private void assertThatOnlyTheseCrashed(Path... marks) throws IOException {
    for (Path file : List.of(mark, other)) {
      List<String> expected =
          List.of(marks).contains(file) ? List.of(ABOUT, CrashMark.CRASHED) : List.of(ABOUT);
      assertThat(Files.readAllLines(file)).as(file.toString()).isEqualTo(expected);
    }
  }

  /** A process in the test's folder, once both of its marks are set. */
  private Process start(Deed deed) throws IOException {
    String classPath =
        Stream.concat(
                Stream.of(POISONED.toString()),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)))
            .map(path -> Path.of(path).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ErrorFile=" + folder + "/hs_err_pid%p.log",
                "-cp",
                classPath,
                MarkedProcess.class.getName(),
                deed.name(),
                mark.toString(),
                other.toString())
            .redirectErrorStream(true)
            .start();
    awaitLine(process, "marked");
    return process;
  }

  private static void awaitLine(Process process, String expected) throws IOException {
    String line;
    do {
      line = process.inputReader().readLine();
      assertThat(line).as("the process ended before it said: %s", expected).isNotNull();
    } while (!line.equals(expected));
  }

  private static String rest(Process process) {
    return process.inputReader().lines().collect(Collectors.joining("\n"));
  }
}
