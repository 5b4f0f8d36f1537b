package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.flink.elasticsearch.DocumentWrite.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterviewDeletionsTest {
  private static final long VERSION = 7;
  private static final Key A = new Key("index", "a");
  private static final Key B = new Key("index", "b");

  private final InterviewDeletions deletions = new InterviewDeletions();

  @Test
  void anInterviewIsDoneWhenASearchFindsNothing() {
    deletions.add("t/i", VERSION, List.of());

    assertThat(deletions.takeDue()).isEqualTo("t/i");
    assertThat(deletions.found("t/i", List.of())).isTrue();
    assertThat(deletions.size()).isZero();
    assertThat(deletions.isAnyDue()).isFalse();
  }

  @Test
  void theSearchWaitsUntilWhatIsKnownIsDeleted() {
    deletions.add("t/i", VERSION, List.of(A, B));
    assertThat(deletions.takeDue()).isNull();
    deletions.answered(deletion("t/i", A));
    assertThat(deletions.isAnyDue()).isFalse();
    deletions.answered(deletion("t/i", B));

    assertThat(deletions.takeDue()).isEqualTo("t/i");
  }

  @Test
  void whatIsFoundIsDeletedAndLookedForAgain() {
    deletions.add("t/i", VERSION, List.of());
    deletions.takeDue();
    assertThat(deletions.found("t/i", List.of(A))).isTrue();
    assertThat(deletions.isAwaitingDocuments()).isTrue();
    deletions.answered(deletion("t/i", A));

    assertThat(deletions.isAwaitingDocuments()).isFalse();
    assertThat(deletions.takeDue()).isEqualTo("t/i");
  }

  @Test
  void findingTheSameAgainIsNoProgress() {
    deletions.add("t/i", VERSION, List.of());
    deletions.takeDue();
    deletions.found("t/i", List.of(A, B));
    deletions.answered(deletion("t/i", A));
    deletions.answered(deletion("t/i", B));
    deletions.takeDue();

    assertThat(deletions.found("t/i", List.of(B))).isFalse();
    assertThat(deletions.size()).isEqualTo(1);
  }

  @Test
  void onlyADeletionOrWhatReplacesItIsAnAnswer() {
    deletions.add("t/i", VERSION, List.of(A, B));
    deletions.answered(DocumentWrite.index("t/i", A.index(), A.id(), VERSION - 1, new byte[0]));
    deletions.answered(deletion("t/i", B));
    assertThat(deletions.takeDue()).isNull();
    deletions.answered(DocumentWrite.index("t/i", A.index(), A.id(), VERSION + 1, new byte[0]));

    assertThat(deletions.takeDue()).isEqualTo("t/i");
  }

  @Test
  void theHighestVersionAskedForCounts() {
    deletions.add("t/i", VERSION, List.of());
    deletions.add("t/i", VERSION + 1, List.of());
    deletions.add("t/i", VERSION - 1, List.of());

    assertThat(deletions.snapshot())
        .containsExactly(DocumentWrite.deleteInterviewBelow("t/i", VERSION + 1));
  }

  @Test
  void aFailedSearchIsDueAgain() {
    deletions.add("t/i", VERSION, List.of());
    deletions.takeDue();
    deletions.searchFailed("t/i");

    assertThat(deletions.takeDue()).isEqualTo("t/i");
  }

  @Test
  void aDeletionAskedForDuringASearchSearchesOnceMore() {
    deletions.add("t/i", VERSION, List.of());
    deletions.takeDue();
    deletions.add("t/i", VERSION, List.of());
    deletions.found("t/i", List.of());

    assertThat(deletions.size()).isEqualTo(1);
    assertThat(deletions.takeDue()).isEqualTo("t/i");
    deletions.found("t/i", List.of());
    assertThat(deletions.size()).isZero();
  }

  @Test
  void aDeletionAskedForTwiceIsDueOnce() {
    deletions.add("t/i", VERSION, List.of(A));
    deletions.answered(deletion("t/i", A));
    deletions.add("t/i", VERSION, List.of(A));
    deletions.answered(deletion("t/i", A));
    deletions.takeDue();

    assertThat(deletions.takeDue()).isNull();
  }

  @Test
  void whateverHappensEveryInterviewIsDoneAndNeverSearchedForTwiceAtATime() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<String> searching = new HashSet<>();
    Set<Key> unanswered = new HashSet<>();
    for (int step = 0; step < 20_000 || deletions.size() > 0; step++) {
      String interview = "t/" + random.nextInt(5);
      Key document = new Key(interview, String.valueOf(random.nextInt(4)));
      switch (random.nextInt(step < 20_000 ? 4 : 3)) {
        case 0 -> {
          String due = deletions.takeDue();
          assertThat(due == null || searching.add(due)).as("seed %d", seed).isTrue();
        }
        case 1 -> {
          if (searching.remove(interview)) {
            switch (random.nextInt(3)) {
              case 0 -> deletions.searchFailed(interview);
              case 1 -> deletions.found(interview, List.of());
              default -> {
                deletions.found(interview, List.of(document));
                unanswered.add(document);
              }
            }
          }
        }
        case 2 -> {
          if (unanswered.remove(document)) {
            deletions.answered(deletion(interview, document));
          }
        }
        default -> {
          deletions.add(interview, VERSION, List.of(document));
          unanswered.add(document);
        }
      }
      assertThat(deletions.searches()).as("seed %d", seed).isEqualTo(searching.size());
      assertThat(deletions.isAwaitingDocuments())
          .as("seed %d, step %d", seed, step)
          .isEqualTo(!unanswered.isEmpty());
    }
    assertThat(unanswered).as("seed %d", seed).isEmpty();
  }

  private static DocumentWrite deletion(String interviewKey, Key document) {
    return DocumentWrite.delete(interviewKey, document.index(), document.id(), VERSION);
  }
}
