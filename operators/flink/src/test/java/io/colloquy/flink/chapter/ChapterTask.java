package io.colloquy.flink.chapter;

import io.colloquy.core.chapter.ChapterUnit;
import io.colloquy.core.chapter.Opening;
import io.colloquy.core.chapter.Sentence;
import io.colloquy.flink.StepTask;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.FinalText.LastBucket;
import io.colloquy.flink.embed.FinalText.UnitRef;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One task of the step, for the one interview {@code acme/talk} of units of 25 s. */
final class ChapterTask
    extends StepTask<
        DocumentWrite, KeyedOneInputStreamOperatorTestHarness<String, Embedded, DocumentWrite>> {
  static final long UNIT_MS = 25_000;
  private static final long BEGAN_AT_MS = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();

  ChapterTask(OperatorSubtaskState restored) throws Exception {
    super(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FindChapters()), Embedded::key, Types.STRING),
        restored);
  }

  ChapterTask send(Embedded... outcomes) throws Exception {
    for (Embedded outcome : outcomes) {
      task.processElement(new StreamRecord<>(outcome));
    }
    return this;
  }

  List<DocumentWrite> writes() {
    return emitted();
  }

  List<DocumentWrite> writesOf(Embedded... outcomes) throws Exception {
    int before = writes().size();
    send(outcomes);
    return writes().subList(before, writes().size());
  }

  List<ChapterEvent> events() {
    return emitted(FindChapters.EVENTS);
  }

  /** What a reader finds after writes, by id; versions left out. */
  static Map<String, String> documents(List<DocumentWrite> writes) {
    Map<String, DocumentWrite> index = new TreeMap<>();
    for (DocumentWrite write : writes) {
      if (write.kind() == DocumentWrite.Kind.DELETE_INTERVIEW) {
        index.clear();
        continue;
      }
      DocumentWrite last = index.get(write.id());
      if (last == null || write.version() >= last.version()) {
        index.put(write.id(), write);
      }
    }
    Map<String, String> documents = new TreeMap<>();
    index.forEach(
        (id, write) -> {
          if (!write.isDelete()) {
            String json = new String(write.source(), StandardCharsets.UTF_8);
            documents.put(id, json.replaceFirst("\"version\":\\d+,", ""));
          }
        });
    return documents;
  }

  /** A unit about one of four subjects; every text is another one. */
  static Embedded unit(int number, int subject) {
    return unit(0, 1, number, subject);
  }

  static Embedded unit(int generation, int revision, int number, int subject) {
    float[] vector = new float[4];
    vector[subject] = 1;
    return new Embedded(text(generation, revision, number, subject), vector, null);
  }

  static Embedded failed(int number, int subject) {
    return new Embedded(text(0, 1, number, subject), null, "out of memory");
  }

  /** A unit that says the same as others. */
  static Embedded same(int number, int subject) {
    TextToEmbed same = told(Kind.UNIT, 0, 1, "same/" + subject, "Mhm.", unit(number), null);
    float[] vector = new float[4];
    vector[subject] = 1;
    return new Embedded(same, vector, null);
  }

  private static TextToEmbed text(int generation, int revision, int number, int subject) {
    return told(
        Kind.UNIT,
        generation,
        revision,
        hash(number, subject),
        "harbour " + number + " and bread " + subject,
        unit(number),
        null);
  }

  /** The final text of units about these subjects. */
  static Embedded whole(int revision, int... subjects) {
    return whole(0, revision, subjects);
  }

  static Embedded whole(int generation, int revision, int... subjects) {
    List<UnitRef> units = new ArrayList<>();
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < subjects.length; i++) {
      ChapterUnit unit = unit(i);
      units.add(new UnitRef(unit, hash(i, subjects[i])));
      String text = "harbour " + i + " and bread " + subjects[i];
      sentences.add(new Sentence("mic", unit.startMs(), unit.endMs(), text, "1"));
    }
    long lastBucket = subjects.length * UNIT_MS / 30_000;
    FinalText text =
        new FinalText(units, List.of(), sentences, List.of(new LastBucket("mic", lastBucket)));
    return passed(told(Kind.FINAL, generation, revision, null, null, null, text));
  }

  /** The interview was closed after so many completions. */
  static Embedded closed(int revision) {
    return passed(told(Kind.CLOSED, 0, revision, null, null, null, null));
  }

  static Embedded signal(Kind kind) {
    return passed(told(kind, 0, 0, null, null, null, null));
  }

  private static Embedded passed(TextToEmbed event) {
    return new Embedded(event, null, null);
  }

  private static TextToEmbed told(
      Kind kind,
      int generation,
      int revision,
      String hash,
      String text,
      ChapterUnit unit,
      FinalText whole) {
    return new TextToEmbed(
        kind, "acme", "talk", BEGAN_AT_MS, generation, revision, hash, text, unit, null, whole);
  }

  private static String hash(int number, int subject) {
    return number + "/" + subject;
  }

  private static ChapterUnit unit(int number) {
    long startMs = number * UNIT_MS;
    List<Opening> openings = List.of(new Opening(startMs, 900, true, 0));
    return new ChapterUnit(startMs, startMs + UNIT_MS - 1_000, false, 60, openings, null);
  }
}
