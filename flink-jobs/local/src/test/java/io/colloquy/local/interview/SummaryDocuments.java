package io.colloquy.local.interview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.search.StoredDocuments;
import io.colloquy.local.stack.Wait;
import io.colloquy.local.tools.TestInterviews;
import io.colloquy.schemas.elasticsearch.Indices;
import java.util.function.Predicate;

/** Reads the summaries of complete interviews. */
final class SummaryDocuments {
  private final String url;

  SummaryDocuments(String url) {
    this.url = url;
  }

  /** Missing while the interview is not complete. */
  JsonNode of(String interviewId) {
    InterviewKey key = new InterviewKey(TestInterviews.TENANT, interviewId);
    try (StoredDocuments documents = StoredDocuments.open(url)) {
      StoredDocument summary =
          documents
              .ofInterview(key)
              .get(
                  Indices.ledger(TestInterviews.BEGAN_AT)
                      + "/"
                      + TestInterviews.TENANT
                      + "/"
                      + interviewId);
      return summary == null ? MissingNode.getInstance() : summary.source();
    }
  }

  /** Waits for something to be true of an interview's summary, and returns it. */
  JsonNode await(String interviewId, String what, long withinMs, Predicate<JsonNode> condition) {
    Wait.until(
        "summary of " + interviewId + ": " + what, withinMs, () -> condition.test(of(interviewId)));
    return of(interviewId);
  }
}
