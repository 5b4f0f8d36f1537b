package io.colloquy.flink.passage;

import io.colloquy.flink.StepTask;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.embed.TextToEmbed.Kind;
import io.colloquy.flink.stitch.TranscriptEvent;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One task of the step {@code cut-passages}. */
final class CuttingTask
    extends StepTask<
        TextToEmbed, KeyedOneInputStreamOperatorTestHarness<String, TranscriptEvent, TextToEmbed>> {

  CuttingTask(OperatorSubtaskState restored) throws Exception {
    this(restored, true);
  }

  CuttingTask(OperatorSubtaskState restored, boolean tellsTexts) throws Exception {
    super(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new CutPassages(tellsTexts)),
            TranscriptEvent::key,
            Types.STRING),
        restored);
  }

  /** What the events tell. */
  List<TextToEmbed> send(List<TranscriptEvent> events) throws Exception {
    int before = emitted().size();
    for (TranscriptEvent event : events) {
      task.processElement(new StreamRecord<>(event));
    }
    List<TextToEmbed> told = emitted();
    return told.subList(before, told.size());
  }

  List<TextToEmbed> send(TranscriptEvent... events) throws Exception {
    return send(List.of(events));
  }

  static List<TextToEmbed> only(Kind kind, List<TextToEmbed> told) {
    return told.stream().filter(text -> text.kind() == kind).toList();
  }
}
