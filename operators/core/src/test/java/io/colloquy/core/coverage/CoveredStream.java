package io.colloquy.core.coverage;

import io.colloquy.core.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A stream's coverage, stored by bucket as a job would. */
final class CoveredStream {
  private final Map<Long, CoverageBucket> stored = new HashMap<>();

  CoveredStream speech(long startMs, long endMs) {
    return change(stream -> stream.speech(startMs, endMs));
  }

  CoveredStream word(long startMs, long endMs) {
    return change(stream -> stream.words(List.of(new Word("word", startMs, endMs, 1))));
  }

  CoveredStream gap(long startMs, long endMs) {
    return change(stream -> stream.gap(startMs, endMs));
  }

  CoveredStream unclear(long startMs, long endMs) {
    return change(stream -> stream.unclear(startMs, endMs));
  }

  CoveredStream noGap(long startMs, long endMs) {
    return change(stream -> stream.noGap(startMs, endMs));
  }

  private CoveredStream change(Consumer<StreamCoverage> change) {
    StreamCoverage stream = new StreamCoverage(stored::get);
    change.accept(stream);
    stream.touched().forEach(bucket -> stored.put(bucket.bucket(), bucket));
    return this;
  }

  Coverage coverage() {
    return Coverage.of(buckets());
  }

  List<CoverageBucket> buckets() {
    return List.copyOf(new TreeMap<>(stored).values());
  }
}
