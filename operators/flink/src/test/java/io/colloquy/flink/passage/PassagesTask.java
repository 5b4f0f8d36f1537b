package io.colloquy.flink.passage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.flink.StepTask;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.publish.DocumentCounts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One task of the step {@code publish-passages}, and the index that its writes make. */
final class PassagesTask
    extends StepTask<
        DocumentWrite, KeyedOneInputStreamOperatorTestHarness<String, Embedded, DocumentWrite>> {
  private static final ObjectMapper JSON = new ObjectMapper();

  PassagesTask(OperatorSubtaskState restored) throws Exception {
    super(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new PublishPassages()), Embedded::key, Types.STRING),
        restored);
  }

  /** What an embedder makes of texts: a vector that only the text decides. */
  static List<Embedded> embedded(List<TextToEmbed> told) {
    return told.stream().map(text -> new Embedded(text, vector(text), null)).toList();
  }

  private static float[] vector(TextToEmbed text) {
    return text.isText() ? new float[] {text.text().hashCode() % 1000, 1} : null;
  }

  /** What the outcomes write. */
  List<DocumentWrite> send(List<Embedded> outcomes) throws Exception {
    int before = writes().size();
    for (Embedded outcome : outcomes) {
      task.processElement(new StreamRecord<>(outcome));
    }
    return writes().subList(before, writes().size());
  }

  List<DocumentWrite> writes() {
    return emitted();
  }

  /** What was counted so far, in order. */
  List<DocumentCounts> counts() {
    return emitted(PublishPassages.COUNTS);
  }

  /** What a reader finds after writes, by id, without versions. */
  static Map<String, JsonNode> documents(List<DocumentWrite> writes) throws IOException {
    Map<String, DocumentWrite> last = new HashMap<>();
    for (DocumentWrite write : writes) {
      if (write.kind() == DocumentWrite.Kind.DELETE_INTERVIEW) {
        last.values().removeIf(older -> older.version() < write.version());
      } else if (!last.containsKey(write.id())
          || last.get(write.id()).version() <= write.version()) {
        last.put(write.id(), write);
      }
    }
    Map<String, JsonNode> documents = new TreeMap<>();
    for (DocumentWrite write : last.values()) {
      if (!write.isDelete()) {
        JsonNode document = JSON.readTree(write.source());
        ((ObjectNode) document).remove("version");
        documents.put(write.id(), document);
      }
    }
    return documents;
  }
}
