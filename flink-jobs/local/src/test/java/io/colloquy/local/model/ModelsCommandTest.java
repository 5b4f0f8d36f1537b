package io.colloquy.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void failsWithOneLineWhereServerHasOtherFile() throws Exception {
    try (FileServer server = new FileServer("ggml-tiny.en.bin", new byte[10])) {
      int code = run("get", "tiny.en", "--from", server.address(), "--dir", folder.toString());

      assertThat(code).isEqualTo(1);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .contains("tiny.en", server.address(), "77704715 bytes");
    }
  }

  @Test
  void asksAMirrorForTheNameUnderWhichAModelIsPublished() throws Exception {
    try (FileServer server = new FileServer("model.onnx", new byte[10])) {
      String mirror = server.address();
      assertThat(
              run("get", "pyannote-segmentation-3.0", "--from", mirror, "--dir", folder.toString()))
          .isEqualTo(1);
      assertThat(err.toString()).contains("not the published one of 5992913 bytes");
    }
  }

  @Test
  void namesKnownModelsForUnknownOne() {
    assertThat(run("get", "huge")).isEqualTo(1);
    assertThat(err.toString()).contains("'huge'", "large-v3-turbo");
  }

  @Test
  void listsWhatIsHere() throws Exception {
    Files.createFile(folder.resolve("ggml-base.en.bin"));

    assertThat(run("list", "--dir", folder.toString())).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("recognizer +base\\.en +147 MB +here .*"))
        .anyMatch(line -> line.matches("recognizer +tiny\\.en +77 MB +not fetched .*"))
        .anyMatch(line -> line.matches("recognizer +synthetic\\.en +here .*"))
        .anyMatch(line -> line.matches("speaker model +cam\\+\\+ +29 MB +not fetched .*"))
        .anyMatch(line -> line.matches("segmentation model +pyannote-.* +5 MB +not fetched .*"));
  }

  @Test
  void wantsSubcommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Say get or list.");
  }

  private int run(String... arguments) {
    return new CommandLine(new ModelsCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              return 1;
            })
        .execute(arguments);
  }
}
