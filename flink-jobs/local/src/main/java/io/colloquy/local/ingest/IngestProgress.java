package io.colloquy.local.ingest;

import io.colloquy.local.MediaTime;
import io.colloquy.local.Terminal;
import io.colloquy.local.search.IndexedSegment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how an interview gets on: a bar on a terminal, now and then a line in a log. */
final class IngestProgress implements Ingestion.Observer, AutoCloseable {

  private static final long LINE_EVERY_NANOSECONDS = TimeUnit.SECONDS.toNanos(10);

  private final String name;
  private final TranscribedAudio transcribed;
  private final ProgressBar bar;
  private long sentMs;
  private long transcribedMs;
  private long indexedMs;
  private String lastLine;
  private long lastLineAt;

  /**
   * @param transcribed asked whenever documents were looked at, on that thread
   * @param durationMs how long the recording is; unknown below 0
   */
  IngestProgress(String name, TranscribedAudio transcribed, long durationMs) {
    this.name = name;
    this.transcribed = transcribed;
    lastLineAt = System.nanoTime();
    bar =
        Terminal.isInteractive()
            ? new ProgressBarBuilder()
                .setTaskName(name + " indexed")
                .continuousUpdate()
                .hideEta()
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setInitialMax(durationMs)
                .setUnit(" s", 1_000)
                .build()
            : null;
  }

  @Override
  public synchronized void sent(long mediaMs) {
    sentMs = Math.max(sentMs, mediaMs);
    show();
  }

  @Override
  public void indexed(List<IndexedSegment> segments) {
    long onKafkaMs = transcribed.reachedMs();
    synchronized (this) {
      indexedMs = Ingestion.reachedMs(segments);
      transcribedMs = Math.max(indexedMs, onKafkaMs);
      show();
    }
  }

  private void show() {
    String state =
        "sent %s, transcribed %s"
            .formatted(MediaTime.seconds(sentMs), MediaTime.seconds(transcribedMs));
    if (bar != null) {
      bar.maxHint(Math.max(bar.getMax(), sentMs));
      bar.stepTo(indexedMs);
      bar.setExtraMessage(" " + state);
    } else {
      showLine(state + ", indexed " + MediaTime.seconds(indexedMs));
    }
  }

  private void showLine(String state) {
    if (!state.equals(lastLine) && System.nanoTime() - lastLineAt >= LINE_EVERY_NANOSECONDS) {
      lastLine = state;
      lastLineAt = System.nanoTime();
      Terminal.progress("  %s: %s".formatted(name, state));
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
