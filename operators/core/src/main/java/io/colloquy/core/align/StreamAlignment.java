package io.colloquy.core.align;

import io.colloquy.core.segment.SegmentBucket;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.speaker.WindowTurns;
import io.colloquy.core.speaker.WordSpeaker;
import io.colloquy.core.speaker.WordSpeakerSettings;
import io.colloquy.core.speaker.WordSpeakers;
import io.colloquy.core.text.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * One change of who says what in a stream. It takes words and turns in any order, reads the few
 * buckets it needs, and does only those stretches again, from pause to pause, that may come out
 * otherwise. In the end speakers are the same, whatever came first and however often.
 */
public final class StreamAlignment {
  private final WordSpeakerSettings settings;
  private final WordSpeakers speakers;
  private final LongFunction<AlignedBucket> stored;
  private final LongFunction<AlignedBucket> ofEveryStream;
  private final TreeMap<Long, AlignedBucket> buckets = new TreeMap<>();
  private final TreeSet<Long> touched = new TreeSet<>();
  private final List<Span> changed = new ArrayList<>();

  private record Span(long fromMs, long toMs) {}

  /**
   * @param stored gives a bucket of the stream by its number; null if nothing is in it
   * @param ofEveryStream the same of what an outside diarizer told without naming a stream
   */
  public StreamAlignment(
      WordSpeakerSettings settings,
      LongFunction<AlignedBucket> stored,
      LongFunction<AlignedBucket> ofEveryStream) {
    this.settings = settings;
    this.speakers = new WordSpeakers(settings);
    this.stored = stored;
    this.ofEveryStream = ofEveryStream;
  }

  /** Takes words that are final, each once. */
  public void words(List<Word> words) {
    for (Word word : words) {
      put(bucket(SegmentBucket.of(word.startMs())).with(word.withSpeaker(null)));
      changed(word.startMs(), word.endMs());
    }
  }

  /** Takes the turns of a window, instead of those told of it before at the same times. */
  public void turns(WindowTurns window) {
    Map<Long, List<Turn>> pieces = new TreeMap<>();
    for (Turn turn : window.turns()) {
      eachBucket(
          turn.startMs(),
          turn.endMs(),
          (bucket, fromMs, toMs) ->
              pieces
                  .computeIfAbsent(bucket, number -> new ArrayList<>())
                  .add(new Turn(fromMs, toMs, turn.speaker())));
    }
    pieces.forEach(
        (number, turns) -> {
          AlignedBucket bucket = bucket(number);
          List<Turn> before = bucket.turns(window.window());
          if (!before.equals(turns)) {
            put(bucket.with(window.window(), turns));
            before.stream().filter(turn -> !turns.contains(turn)).forEach(this::changed);
            turns.stream().filter(turn -> !before.contains(turn)).forEach(this::changed);
          }
        });
  }

  /** Whether every bucket in which an outside diarizer's turn lies can take it. */
  public boolean hasRoomFor(OutsideTurn turn) {
    List<Long> full = new ArrayList<>();
    eachBucket(
        turn.startMs(),
        turn.endMs(),
        (number, fromMs, toMs) -> {
          if (!bucket(number).hasRoomFor(new OutsideTurn(fromMs, toMs, turn.label()))) {
            full.add(number);
          }
        });
    return full.isEmpty();
  }

  /** Takes an outside diarizer's turn, for which there is room. */
  public void outside(OutsideTurn turn) {
    eachBucket(
        turn.startMs(),
        turn.endMs(),
        (number, fromMs, toMs) -> {
          AlignedBucket bucket = bucket(number);
          AlignedBucket more = bucket.with(new OutsideTurn(fromMs, toMs, turn.label()));
          if (!more.equals(bucket)) {
            put(more);
            changed(fromMs, toMs);
          }
        });
  }

  /** Where an outside diarizer told something without naming the stream. */
  public void changed(long fromMs, long toMs) {
    changed.add(new Span(fromMs, toMs));
  }

  private void changed(Turn turn) {
    changed(turn.startMs(), turn.endMs());
  }

  /**
   * Gives words to speakers wherever something changed.
   *
   * @return by each word that has another speaker than before, as it was, the new one; null for
   *     nobody known
   */
  public Map<Word, String> align() {
    Map<Word, String> all = new LinkedHashMap<>();
    for (Span span : changed) {
      long from = span.fromMs() - settings.toleranceMs();
      long to = span.toMs() + settings.toleranceMs();
      List<Word> piece = TranscriptPiece.around(from, to, settings.pauseMs(), this::words);
      all.putAll(align(piece));
    }
    changed.clear();
    return all;
  }

  private Map<Word, String> align(List<Word> piece) {
    Map<Word, String> others = new LinkedHashMap<>();
    PieceTurns turns = turnsAround(piece);
    List<WordSpeaker> said = speakers.of(piece, turns.turns());
    TreeSet<Long> numbers = new TreeSet<>();
    for (int i = 0; i < piece.size(); i++) {
      Word word = piece.get(i);
      String id = turns.id(said.get(i).speaker());
      if (!word.withSpeaker(id).equals(word)) {
        others.put(word, id);
        numbers.add(SegmentBucket.of(word.startMs()));
      }
    }
    numbers.forEach(number -> put(bucket(number).withSpeakers(others)));
    return others;
  }

  private PieceTurns turnsAround(List<Word> piece) {
    List<Turn> own = new ArrayList<>();
    List<OutsideTurn> outside = new ArrayList<>();
    if (!piece.isEmpty()) {
      long from = piece.get(0).startMs() - settings.toleranceMs();
      long to = piece.stream().mapToLong(Word::endMs).max().getAsLong() + settings.toleranceMs();
      for (long number = bucketAt(from); number <= bucketAt(to); number++) {
        bucket(number).windows().forEach(window -> own.addAll(window.turns()));
        outside.addAll(bucket(number).outside());
        AlignedBucket told = ofEveryStream.apply(number);
        if (told != null) {
          outside.addAll(told.outside());
        }
      }
    }
    return new PieceTurns(own, outside);
  }

  /** In order. */
  public List<AlignedBucket> touched() {
    return touched.stream().map(buckets::get).toList();
  }

  private List<Word> words(long number) {
    return bucket(number).words();
  }

  private void put(AlignedBucket bucket) {
    buckets.put(bucket.bucket(), bucket);
    touched.add(bucket.bucket());
  }

  private AlignedBucket bucket(long number) {
    return buckets.computeIfAbsent(
        number,
        key -> {
          AlignedBucket bucket = stored.apply(key);
          return bucket == null ? AlignedBucket.empty(key) : bucket;
        });
  }

  private interface Piece {
    void take(long bucket, long fromMs, long toMs);
  }

  private static void eachBucket(long startMs, long endMs, Piece piece) {
    for (long number = bucketAt(startMs); number <= bucketAt(endMs - 1); number++) {
      long from = Math.max(startMs, number * SegmentBucket.DURATION_MS);
      long to = Math.min(endMs, (number + 1) * SegmentBucket.DURATION_MS);
      if (from < to) {
        piece.take(number, from, to);
      }
    }
  }

  private static long bucketAt(long ms) {
    return SegmentBucket.nearest(ms);
  }
}
