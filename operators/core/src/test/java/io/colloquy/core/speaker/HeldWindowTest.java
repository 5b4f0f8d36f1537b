package io.colloquy.core.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldWindowTest {
  private static final long PATIENCE_MS = 60_000;

  private final List<HeldWindow> held =
      List.of(window("b", 0, 10_000), window("a", 0, 10_000), window("a", 1, 30_000));

  @Test
  void windowsWaitUntilEveryStreamHasComeAsFar() {
    assertThat(next(Map.of("a", 50_000L, "b", 9_999L))).isEmpty();
    assertThat(next(Map.of("a", 50_000L, "b", 10_000L))).containsExactly("a/0", "b/0");
    assertThat(next(Map.of("a", 50_000L, "b", 40_000L))).containsExactly("a/0", "b/0", "a/1");
  }

  @Test
  void aStreamThatStaysSilentIsNotWaitedForLong() {
    assertThat(next(Map.of("a", 80_000L, "b", 0L))).containsExactly("a/0", "b/0");
  }

  @Test
  void inTheEndAllComeInOrder() {
    assertThat(HeldWindow.inOrder(held)).extracting(HeldWindowTest::name).endsWith("b/0", "a/1");
  }

  private List<String> next(Map<String, Long> reachedMs) {
    return HeldWindow.next(held, reachedMs, PATIENCE_MS).stream()
        .map(HeldWindowTest::name)
        .toList();
  }

  private static String name(HeldWindow window) {
    return window.turns().window().stream() + "/" + window.turns().window().number();
  }

  private static HeldWindow window(String stream, long number, long startMs) {
    return new HeldWindow(startMs, new LocalTurns(new WindowId(stream, number, 0), null, null));
  }
}
