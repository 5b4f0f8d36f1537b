package io.colloquy.flink.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentWrite.Key;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The interviews that are being deleted, and how far each is. An interview is looked for as soon as
 * every deletion of a document that is known of it has been answered; what is found is deleted, and
 * it is looked for again; it is done when nothing is found. So the first page of a search is always
 * what is left, and the last search is the proof.
 */
final class InterviewDeletions {
  private static final class Deletion {
    private final Set<Key> unanswered = new HashSet<>();
    private Set<Key> foundBefore = Set.of();
    private long version;
    private boolean searching;
    private boolean askedAgain;
  }

  private final Map<String, Deletion> pending = new LinkedHashMap<>();
  private final Set<String> due = new LinkedHashSet<>();
  private int searches;
  private int unanswered;

  /**
   * Takes an interview to delete; once more if it is here already.
   *
   * @param version below which documents are to go; the highest that was asked for counts
   * @param documents whose deletions are on their way
   */
  void add(String interviewKey, long version, Collection<Key> documents) {
    Deletion deletion = pending.computeIfAbsent(interviewKey, key -> new Deletion());
    deletion.version = Math.max(deletion.version, version);
    expect(deletion, documents);
    if (deletion.searching) {
      deletion.askedAgain = true;
    } else if (deletion.unanswered.isEmpty()) {
      due.add(interviewKey);
    }
  }

  /**
   * Takes the next interview to look for. One whose documents are on their way again is looked for
   * later.
   *
   * @return its key, or null if none is due
   */
  String takeDue() {
    for (Iterator<String> next = due.iterator(); next.hasNext(); ) {
      String interviewKey = next.next();
      next.remove();
      Deletion deletion = pending.get(interviewKey);
      if (deletion.unanswered.isEmpty()) {
        deletion.searching = true;
        searches++;
        return interviewKey;
      }
    }
    return null;
  }

  /**
   * Takes the answer to a search: nothing left ends the deletion.
   *
   * @return whether it goes forward: false if everything found had been found and deleted before
   */
  boolean found(String interviewKey, List<Key> documents) {
    Deletion deletion = endSearch(interviewKey);
    boolean again = deletion.askedAgain;
    deletion.askedAgain = false;
    boolean stuck = !documents.isEmpty() && deletion.foundBefore.containsAll(documents);
    deletion.foundBefore = Set.copyOf(documents);
    expect(deletion, documents);
    if (documents.isEmpty() && !again && deletion.unanswered.isEmpty()) {
      pending.remove(interviewKey);
    } else if (deletion.unanswered.isEmpty()) {
      due.add(interviewKey);
    }
    return !stuck;
  }

  /** Takes the failure of a search, which is due again. */
  void searchFailed(String interviewKey) {
    Deletion deletion = endSearch(interviewKey);
    deletion.askedAgain = false;
    if (deletion.unanswered.isEmpty()) {
      due.add(interviewKey);
    }
  }

  /** Takes the answer to a write: if not older than the deletion, it is that or replaces it. */
  void answered(DocumentWrite write) {
    String interviewKey = write.interviewKey();
    Deletion deletion = pending.get(interviewKey);
    if (deletion != null
        && write.version() >= deletion.version
        && deletion.unanswered.remove(write.key())) {
      unanswered--;
      if (deletion.unanswered.isEmpty() && !deletion.searching) {
        due.add(interviewKey);
      }
    }
  }

  /** Below which version the documents of a pending interview are to go. */
  long version(String interviewKey) {
    return pending.get(interviewKey).version;
  }

  /** The deletions that are not done. */
  Stream<DocumentWrite> snapshot() {
    return pending.entrySet().stream()
        .map(entry -> DocumentWrite.deleteInterviewBelow(entry.getKey(), entry.getValue().version));
  }

  int size() {
    return pending.size();
  }

  boolean isAnyDue() {
    return !due.isEmpty();
  }

  /** Searches that have no answer yet. */
  int searches() {
    return searches;
  }

  /** Whether deletions of documents are on their way. */
  boolean isAwaitingDocuments() {
    return unanswered > 0;
  }

  private void expect(Deletion deletion, Collection<Key> documents) {
    int before = deletion.unanswered.size();
    deletion.unanswered.addAll(documents);
    unanswered += deletion.unanswered.size() - before;
  }

  private Deletion endSearch(String interviewKey) {
    searches--;
    Deletion deletion = pending.get(interviewKey);
    deletion.searching = false;
    return deletion;
  }
}
