package io.colloquy.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDownloadTest {

  private static final int SIZE = 300_000;

  @TempDir Path folder;

  private final List<Long> progress = new ArrayList<>();
  private byte[] content;
  private PublishedModel model;
  private FileServer server;

  @BeforeEach
  void publish() throws Exception {
    content = new byte[SIZE];
    new Random(1).nextBytes(content);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    model = PublishedModel.whisper("test.en", SIZE, sha256, "noise");
    server = new FileServer(model.fileName(), content);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesWholeFileAndReportsProgress() throws Exception {
    Path file = download(server.address()).fetch(model);

    assertThat(file).isEqualTo(folder.resolve("ggml-test.en.bin")).hasBinaryContent(content);
    assertThat(part()).doesNotExist();
    assertThat(progress).isSorted().endsWith((long) SIZE);
  }

  @Test
  void goesOnWhereConnectionBroke() throws Exception {
    server.cutAfter(100_000);
    assertThatThrownBy(() -> download(server.address()).fetch(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("test.en: the connection broke")
        .hasMessageContaining("again");
    long kept = Files.size(part());
    assertThat(kept).isBetween(1L, 100_000L);

    server.whole();
    assertThat(download(server.address()).fetch(model)).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly(null, "bytes=" + kept + "-");
  }

  @Test
  void startsAnewWhereServerKnowsNoRanges() throws Exception {
    Files.write(part(), Arrays.copyOf(content, 1_000));

    assertThat(download(server.withoutRanges().address()).fetch(model)).hasBinaryContent(content);
  }

  @Test
  void finishesPartThatIsComplete() throws Exception {
    Files.write(part(), content);

    assertThat(download(server.address()).fetch(model)).hasBinaryContent(content);
    assertThat(server.ranges()).isEmpty();
  }

  @Test
  void removesFileWithOtherHash() throws Exception {
    content[SIZE / 2] ^= 1;

    assertThatThrownBy(() -> download(server.address()).fetch(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("SHA-256")
        .hasMessageContaining(model.sha256());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesFileOfOtherSizeBeforeReadingIt() throws Exception {
    PublishedModel larger = PublishedModel.whisper("test.en", SIZE + 1, model.sha256(), "noise");

    assertThatThrownBy(() -> download(server.address()).fetch(larger))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("not the published one of 300001 bytes");
    assertThat(progress).isEmpty();
  }

  @Test
  void namesAddressThatHasNoSuchFile() {
    assertThatThrownBy(() -> download(server.address() + "nowhere/").fetch(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("nowhere/ggml-test.en.bin answered 404");
  }

  @Test
  void saysInOneLineThatNobodyAnswers() {
    server.close();

    assertThatThrownBy(() -> download(server.address()).fetch(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cannot reach " + server.address())
        .hasMessageContaining("no network?")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void followsRedirectsAlsoWhenResuming() throws Exception {
    Files.write(part(), Arrays.copyOf(content, 1_000));

    assertThat(download(server.address() + "moved").fetch(model)).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("bytes=1000-");
  }

  @Test
  void leavesGenuineFileAloneAndReplacesBrokenOne() throws Exception {
    Path file = download(server.address()).fetch(model);
    assertThat(download(server.address()).fetch(model)).isEqualTo(file);
    assertThat(server.ranges()).hasSize(1);

    Files.write(file, new byte[SIZE]);
    assertThat(download(server.address()).fetch(model)).hasBinaryContent(content);
    assertThat(server.ranges()).hasSize(2);
  }

  private ModelDownload download(String base) throws ModelException {
    return new ModelDownload(base, folder, progress::add);
  }

  private Path part() {
    return folder.resolve("ggml-test.en.bin.part");
  }
}
