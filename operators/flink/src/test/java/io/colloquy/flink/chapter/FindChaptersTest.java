package io.colloquy.flink.chapter;

import static io.colloquy.flink.chapter.ChapterTask.closed;
import static io.colloquy.flink.chapter.ChapterTask.documents;
import static io.colloquy.flink.chapter.ChapterTask.failed;
import static io.colloquy.flink.chapter.ChapterTask.signal;
import static io.colloquy.flink.chapter.ChapterTask.unit;
import static io.colloquy.flink.chapter.ChapterTask.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.chapter.Chapter;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindChaptersTest {
  /** Ten minutes: eight units about each of three subjects. */
  private static final int[] SUBJECTS = subjects(8, 8, 8);

  private ChapterTask task;

  @BeforeEach
  void start() throws Exception {
    task = new ChapterTask(null);
  }

  @AfterEach
  void close() {
    task.close();
  }

  @Test
  void chaptersAreProvisionalUntilTheInterviewIsComplete() throws Exception {
    task.send(units());
    assertThat(documents(task.writes()).values())
        .isNotEmpty()
        .allMatch(json -> json.contains("\"provisional\":true"));
    assertThat(task.events()).isEmpty();

    task.send(whole(1, SUBJECTS));
    assertThat(documents(task.writes()).values())
        .isNotEmpty()
        .allMatch(json -> json.contains("\"provisional\":false"));
    assertThat(documents(task.writes()).keySet()).allMatch(id -> id.startsWith("acme/talk/c0000"));
    assertThat(task.events()).hasSize(1);
    ChapterEvent found = task.events().get(0);
    assertThat(found.completion()).isEqualTo(1);
    assertThat(found.chapters())
        .hasSameSizeAs(documents(task.writes()).keySet())
        .hasSizeGreaterThan(1);
    assertThat(found.chapters())
        .allSatisfy(chapter -> assertThat(chapter.speakers()).containsExactly("1"));
  }

  @Test
  void beforeFiveMinutesThereAreNone() throws Exception {
    task.send(Arrays.copyOf(units(), 11));
    assertThat(task.writes()).isEmpty();
  }

  @Test
  void theFinalTextWaitsForEveryVector() throws Exception {
    Embedded[] units = units();
    task.send(whole(1, SUBJECTS)).send(Arrays.copyOf(units, units.length - 1));
    assertThat(task.events()).isEmpty();
    task.send(units[units.length - 1]);
    assertThat(task.events()).hasSize(1);
  }

  @Test
  void whateverTheOrderTheDocumentsAreTheSame() throws Exception {
    task.send(units()).send(whole(1, SUBJECTS));
    Map<String, String> expected = documents(task.writes());
    for (long seed = 1; seed <= 5; seed++) {
      List<Embedded> shuffled = new ArrayList<>(List.of(units()));
      shuffled.add(whole(1, SUBJECTS));
      shuffled.addAll(shuffled.subList(3, 7));
      Collections.shuffle(shuffled, new Random(seed));
      try (ChapterTask disturbed = new ChapterTask(null)) {
        disturbed.send(shuffled.toArray(Embedded[]::new));
        assertThat(documents(disturbed.writes())).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void aRestoredStepLeavesTheDocumentsOfAnUndisturbedOne() throws Exception {
    Embedded[] units = units();
    task.send(units).send(whole(1, SUBJECTS));
    Map<String, String> expected = documents(task.writes());
    try (ChapterTask failing = new ChapterTask(null)) {
      failing.send(Arrays.copyOf(units, 14));
      try (ChapterTask restored = new ChapterTask(failing.snapshot())) {
        // What the failed attempt wrote behind its checkpoint is there as well.
        failing.send(units[20], units[17], units[22]);
        restored.send(Arrays.copyOfRange(units, 14, units.length)).send(whole(1, SUBJECTS));
        List<DocumentWrite> writes = new ArrayList<>(failing.writes());
        writes.addAll(restored.writes());
        assertThat(documents(writes)).isEqualTo(expected);
      }
    }
  }

  @Test
  void whereBoundariesStayDocumentsAreNotWrittenAgain() throws Exception {
    task.send(units()).send(whole(1, SUBJECTS));
    assertThat(task.writesOf(whole(2, SUBJECTS))).isEmpty();
    assertThat(task.events()).extracting(ChapterEvent::completion).containsExactly(1, 2);
    assertThat(task.events().get(1).chapters()).isEqualTo(task.events().get(0).chapters());
  }

  @Test
  void aLateWordChangesTheChapterThatItLiesIn() throws Exception {
    task.send(units()).send(whole(1, SUBJECTS));
    List<String> ids = List.copyOf(documents(task.writes()).keySet());
    String first = ids.get(0);
    String last = ids.get(ids.size() - 1);
    int[] patched = SUBJECTS.clone();
    patched[patched.length - 2] = 3;
    List<DocumentWrite> writes =
        task.writesOf(unit(0, 2, patched.length - 2, 3), whole(2, patched));
    assertThat(writes).extracting(DocumentWrite::id).contains(last).doesNotContain(first);
    assertThat(task.events().get(1).chapters().get(0))
        .isEqualTo(task.events().get(0).chapters().get(0));
  }

  @Test
  void anOlderFinalTextThatComesLateIsLeftOut() throws Exception {
    int[] longer = subjects(8, 8, 8, 8);
    Embedded[] more = units(longer);
    task.send(more).send(whole(2, longer));
    assertThat(task.writesOf(whole(1, SUBJECTS))).isEmpty();
    assertThat(task.events()).hasSize(1);
  }

  @Test
  void whatNobodyCouldEmbedHoldsNothingUp() throws Exception {
    Embedded[] units = units();
    units[3] = failed(3, SUBJECTS[3]);
    task.send(units).send(whole(1, SUBJECTS));
    assertThat(task.events()).hasSize(1);
    assertThat(documents(task.writes())).isNotEmpty();
  }

  @Test
  void aTextThatFailsLaterKeepsTheVectorOfAnEqualOne() throws Exception {
    task.send(units()).send(whole(1, SUBJECTS));
    try (ChapterTask disturbed = new ChapterTask(null)) {
      disturbed.send(units());
      for (int i = 0; i < SUBJECTS.length; i++) {
        disturbed.send(failed(i, SUBJECTS[i]));
      }
      disturbed.send(whole(1, SUBJECTS));
      assertThat(disturbed.events()).isEqualTo(task.events());
    }
  }

  @Test
  void unitsThatSayTheSameAreAllHeard() throws Exception {
    for (int i = 0; i < 24; i++) {
      task.send(ChapterTask.same(i, i / 8));
    }
    assertThat(documents(task.writes())).hasSizeGreaterThan(1);
  }

  @Test
  void documentsTellSpeakersAsPeopleSeeThem() {
    List<DocumentWrite> writes = new ArrayList<>();
    Chapter chapter = new Chapter(0, 60_000, "ships", null, "", List.of("1", "outside:B"), 1);
    new ChapterWrites(InterviewKey.parse("acme/talk"), 0, 1, writes::add)
        .provisional(ChapterLife.begun(0), List.of(chapter));
    assertThat(documents(writes).values())
        .singleElement()
        .asString()
        .contains("\"speakers\":[\"1\",\"B\"]");
  }

  @Test
  void anInterviewInWhichNobodySpokeHasNoChapters() throws Exception {
    task.send(whole(1));
    assertThat(documents(task.writes())).isEmpty();
    assertThat(task.events())
        .extracting(ChapterEvent::chapters)
        .containsExactly(List.<Chapter>of());
  }

  @Test
  void aHigherGenerationBeginsAnew() throws Exception {
    task.send(units()).send(whole(1, SUBJECTS));
    long before = task.writes().get(task.writes().size() - 1).version();
    for (int i = 0; i < SUBJECTS.length; i++) {
      task.send(unit(1, 1, i, SUBJECTS[i]));
    }
    List<DocumentWrite> writes = task.writesOf(whole(1, 1, SUBJECTS));
    assertThat(writes).isNotEmpty().allMatch(write -> write.version() > before);
    assertThat(task.writesOf(whole(0, 2, SUBJECTS))).isEmpty();
    assertThat(documents(task.writes()).values())
        .allMatch(json -> json.contains("\"generation\":1"));
  }

  @Test
  void nothingButAMarkRemainsOfAClosedInterview() throws Exception {
    task.send(units()).send(whole(1, SUBJECTS)).send(closed(1));
    assertThat(task.stateEntries()).isEqualTo(1);
    assertThat(task.writesOf(unit(40, 1))).isEmpty();
    assertThat(task.stateEntries()).isEqualTo(1);
    task.processingTimePasses(Duration.ofHours(1).toMillis());
    assertThat(task.stateEntries()).isZero();
  }

  @Test
  void closingWaitsForTheFinalTextAndItsLastVector() throws Exception {
    Embedded[] units = units();
    task.send(units[0], closed(1)).send(Arrays.copyOfRange(units, 2, units.length));
    task.send(whole(1, SUBJECTS));
    assertThat(task.events()).isEmpty();
    task.send(units[1]);
    assertThat(task.events()).hasSize(1);
    assertThat(documents(task.writes()).values())
        .isNotEmpty()
        .allMatch(json -> json.contains("\"provisional\":false"));
    assertThat(task.stateEntries()).isEqualTo(1);
  }

  @Test
  void closingWaitsForTheLastFinalText() throws Exception {
    task.send(units()).send(whole(1, SUBJECTS), closed(2));
    task.send(whole(2, SUBJECTS));
    assertThat(task.events()).extracting(ChapterEvent::completion).containsExactly(1, 2);
    assertThat(task.stateEntries()).isEqualTo(1);
  }

  @Test
  void aHigherGenerationDoesNotWaitForOneThatIsToBeClosed() throws Exception {
    task.send(units()).send(closed(1));
    task.send(unit(1, 1, 0, 0), whole(1, 1, new int[] {0}), whole(1, SUBJECTS));
    assertThat(task.events()).extracting(ChapterEvent::generation).containsExactly(1);
  }

  @Test
  void nothingRemainsOfADeletedInterview() throws Exception {
    task.send(units()).send(signal(Kind.DELETED)).send(unit(40, 1), whole(1, SUBJECTS));
    assertThat(documents(task.writes())).isEmpty();
    assertThat(task.writes().get(task.writes().size() - 1))
        .isEqualTo(DocumentWrite.deleteInterview("acme/talk"));
    assertThat(task.events()).isEmpty();
    task.processingTimePasses(Duration.ofDays(7).toMillis());
    assertThat(task.stateEntries()).isZero();
  }

  private static Embedded[] units() {
    return units(SUBJECTS);
  }

  private static Embedded[] units(int[] subjects) {
    Embedded[] units = new Embedded[subjects.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit(i, subjects[i]);
    }
    return units;
  }

  /** So many units about each subject. */
  private static int[] subjects(int... counts) {
    int[] subjects = new int[Arrays.stream(counts).sum()];
    int next = 0;
    for (int subject = 0; subject < counts.length; subject++) {
      Arrays.fill(subjects, next, next + counts[subject], subject);
      next += counts[subject];
    }
    return subjects;
  }
}
