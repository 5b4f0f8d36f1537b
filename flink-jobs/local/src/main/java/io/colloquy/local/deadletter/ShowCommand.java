package io.colloquy.local.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.local.StackOptions;
import io.colloquy.local.stack.Installation;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colloquy dead-letters show}. */
@Command(
    name = "show",
    description = "Shows all that a dead letter tells, what was rejected included.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  private static final int SHOWN_BYTES = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Parameters(
      paramLabel = "PARTITION:OFFSET",
      converter = LetterPlace.Converter.class,
      description = "which one, as list shows it")
  private LetterPlace place;

  @Override
  public Integer call() {
    String kafka = options.config(Installation.find()).kafkaAddress();
    try (DeadLetterTopic letters = DeadLetterTopic.open(kafka)) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(describe(letters.at(place)));
      out.flush();
    }
    return CommandLine.ExitCode.OK;
  }

  /** A line for each field that the letter has, then what was rejected. */
  static String describe(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    StringBuilder text = new StringBuilder();
    for (Schema.Field field : letter.getSchema().getFields()) {
      Object value = letter.get(field.pos());
      boolean told = value != null && !value.equals(-1) && !value.equals(-1L);
      if (told && !field.name().equals("payload") && !field.name().equals("key")) {
        text.append("%-16s %s%n".formatted(field.name(), value));
      }
    }
    byte[] payload = stored.payload();
    if (payload != null) {
      text.append('\n').append(content(stored, payload)).append('\n');
    } else if (letter.getPayloadBytes() > 0) {
      text.append('\n').append(elsewhere(stored)).append('\n');
    }
    return text.toString();
  }

  private static String elsewhere(StoredLetter stored) {
    String left =
        "What was rejected, %d bytes, is not in the letter"
            .formatted(stored.letter().getPayloadBytes());
    return stored.isOfDocument() || stored.letter().getTopic() == null
        ? left + "."
        : "%s: it lies at %s until that topic's retention ends.".formatted(left, stored.subject());
  }

  private static String content(StoredLetter stored, byte[] payload) {
    try {
      if (stored.isOfDocument()) {
        return JSON.readTree(payload).toPrettyString();
      }
      AudioChunk chunk = new RecordDecoder<>(AudioChunk.class, SchemaCatalog.own()).decode(payload);
      chunk.setPayload(null);
      return JSON.readTree(chunk.toString()).toPrettyString();
    } catch (RecordDecodingException | IOException unreadable) {
      byte[] start = Arrays.copyOf(payload, Math.min(SHOWN_BYTES, payload.length));
      return "begins with " + HexFormat.of().formatHex(start);
    }
  }
}
