package io.colloquy.flink.hear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashMarksTest {
  private static final String STEP = "transcribe-windows";
  private static final SpeechWindow WINDOW = ScriptedModel.window(7);

  @TempDir private Path directory;
  @TempDir private Path elsewhere;

  @Test
  void aMarkIsThereWhileItsWindowIsHeardAndNoLonger() throws Exception {
    WindowMark mark = marks().of(WINDOW);
    Recognition heard =
        mark.hear(
            ScriptedModel.of(
                window -> {
                  assertThat(files()).hasSize(1);
                  assertThat(files().get(0)).hasContent(STEP);
                }),
            WINDOW);
    assertThat(heard.getNumber()).isEqualTo(7);
    assertThat(files()).isEmpty();
  }

  @Test
  void crashesAreCountedWhoeverHearsTheWindow() throws Exception {
    assertThat(marks().of(WINDOW).crashes()).isZero();
    crash(WINDOW);
    assertThat(marks().of(WINDOW).crashes()).isEqualTo(1);
    crash(WINDOW);
    assertThat(marks().of(WINDOW).crashes()).isEqualTo(2);
    assertThat(marks().of(ScriptedModel.window(8)).crashes()).isZero();
    assertThat(CrashMarks.open("diarize-windows", directory.toString()).of(WINDOW).crashes())
        .isZero();
  }

  @Test
  void aProcessThatWasKilledFromOutsideCountsForNothing() throws Exception {
    Files.writeString(fileOf(WINDOW), "a window\n");
    WindowMark mark = marks().of(WINDOW);
    assertThat(mark.crashes()).isZero();
    mark.hear(
        ScriptedModel.of(window -> assertThat(Files.readAllLines(fileOf(WINDOW))).hasSize(1)),
        WINDOW);
    assertThat(files()).isEmpty();
  }

  @Test
  void aCrashIsRememberedUntilTheWindowHasItsOutcome() throws Exception {
    crash(WINDOW);
    WindowMark mark = marks().of(WINDOW);
    mark.hear(ScriptedModel.of(window -> {}), WINDOW);
    assertThat(marks().of(WINDOW).crashes()).isEqualTo(1);
    mark.clear();
    assertThat(files()).isEmpty();
  }

  @Test
  void marksThatGrowOldWhileTheStepRunsAreForgottenAsWell() throws Exception {
    CrashMarks marks = marks();
    crash(WINDOW);
    marks.forgetOld();
    assertThat(files()).hasSize(1);
    Files.setLastModifiedTime(
        fileOf(WINDOW), FileTime.from(Instant.now().minus(Duration.ofDays(8))));
    marks.forgetOld();
    assertThat(files()).isEmpty();
  }

  @Test
  void stepsThatStartAtTheSameTimeMaySweepTheSameMarks() throws Exception {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(8)));
    for (int i = 0; i < 300; i++) {
      Path mark = Files.createFile(directory.resolve("%032x".formatted(i)));
      Files.setLastModifiedTime(mark, old);
    }
    List<CompletableFuture<CrashMarks>> steps =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::marks)).limit(4).toList();
    assertThat(steps).allSatisfy(CompletableFuture::join);
    assertThat(files()).isEmpty();
  }

  @Test
  void oldMarksAreForgottenAndOtherFilesAreNot() throws Exception {
    crash(WINDOW);
    Path stranger = Files.writeString(directory.resolve("README"), "not ours");
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(8)));
    Files.setLastModifiedTime(stranger, old);
    assertThat(marks().of(WINDOW).crashes()).isEqualTo(1);
    Files.setLastModifiedTime(fileOf(WINDOW), old);
    assertThat(marks().of(WINDOW).crashes()).isZero();
    assertThat(files()).containsExactly(stranger);
  }

  @Test
  void aModelWithoutNativeCodeNeedsNoMark() throws Exception {
    marks()
        .of(WINDOW)
        .hear(ScriptedModel.withoutNativeCode(window -> assertThat(files()).isEmpty()), WINDOW);
  }

  @Test
  void withoutADirectoryNothingIsKnown() throws Exception {
    WindowMark mark = CrashMarks.open(STEP, null).of(WINDOW);
    assertThat(mark.crashes()).isZero();
    assertThat(mark.hear(ScriptedModel.of(window -> {}), WINDOW).getNumber()).isEqualTo(7);
    mark.clear();
  }

  @Test
  void aDirectoryThatCannotBeThereIsNamed() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> CrashMarks.open(STEP, file.resolve("marks").toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--crash-marks");
  }

  private CrashMarks marks() {
    return CrashMarks.open(STEP, directory.toString());
  }

  /** What a process that dies of the window does. */
  private void crash(SpeechWindow window) {
    marks().of(window).addCrash();
  }

  /** A mark's name does not depend on where it lies. */
  private Path fileOf(SpeechWindow window) throws Exception {
    CrashMarks.open(STEP, elsewhere.toString()).of(window).addCrash();
    return directory.resolve(files(elsewhere).get(0).getFileName());
  }

  private List<Path> files() throws IOException {
    return files(directory);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
