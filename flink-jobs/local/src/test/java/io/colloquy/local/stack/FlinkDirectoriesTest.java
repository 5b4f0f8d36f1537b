package io.colloquy.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkDirectoriesTest {

  private static final String JOB = "0123456789abcdef0123456789abcdef";

  @TempDir private Path directory;
  private StackConfig config;

  @BeforeEach
  void createConfig() {
    config = StackConfig.defaults(directory);
  }

  @Test
  void theNewestCheckpointIsNotTheOneWhoseNameSortsLast() throws IOException {
    complete(FlinkDirectories.checkpoints(config).resolve(JOB + "/chk-9"), 1_000);
    Path newest = complete(FlinkDirectories.checkpoints(config).resolve(JOB + "/chk-10"), 2_000);
    assertThat(FlinkDirectories.newestOf(config, JOB)).contains(newest);
  }

  @Test
  void halfACheckpointDoesNotCount() throws IOException {
    Path whole = complete(FlinkDirectories.checkpoints(config).resolve(JOB + "/chk-1"), 1_000);
    Files.createDirectories(FlinkDirectories.checkpoints(config).resolve(JOB + "/chk-2"));
    Files.createDirectories(FlinkDirectories.checkpoints(config).resolve(JOB + "/shared"));
    assertThat(FlinkDirectories.newestOf(config, JOB)).contains(whole);
  }

  @Test
  void aLaterSavepointOfTheSameJobWins() throws IOException {
    complete(FlinkDirectories.checkpoints(config).resolve(JOB + "/chk-1"), 1_000);
    complete(FlinkDirectories.savepoints(config).resolve("savepoint-ffffff-1"), 9_000);
    Path savepoint =
        complete(FlinkDirectories.savepoints(config).resolve("savepoint-012345-1"), 2_000);
    assertThat(FlinkDirectories.newestOf(config, JOB)).contains(savepoint);
  }

  @Test
  void aJobThatNeverCompletedACheckpointHasNone() {
    assertThat(FlinkDirectories.newestOf(config, JOB)).isEmpty();
  }

  @Test
  void aNewSessionFindsNoLeftovers() throws IOException {
    Path leftover = FlinkDirectories.temporary(config).resolve("job/state/file");
    Files.createDirectories(leftover.getParent());
    Files.writeString(leftover, "spilled");
    FlinkDirectories.clearTemporary(config);
    assertThat(FlinkDirectories.temporary(config)).isEmptyDirectory();
  }

  private static Path complete(Path checkpoint, long completedAtMs) throws IOException {
    Files.createDirectories(checkpoint);
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(completedAtMs));
    return checkpoint;
  }
}
