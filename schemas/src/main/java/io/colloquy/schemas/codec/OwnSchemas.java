package io.colloquy.schemas.codec;

import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.SpeakerTurn;
import io.colloquy.schemas.TranscriptSegment;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas of the records that this version of Colloquy puts on topics or takes from them. */
public final class OwnSchemas {
  public static final List<Schema> ALL =
      List.of(
          AudioChunk.getClassSchema(),
          InterviewEvent.getClassSchema(),
          Recognition.getClassSchema(),
          SpeakerTurn.getClassSchema(),
          TranscriptSegment.getClassSchema(),
          DeadLetter.getClassSchema());

  private OwnSchemas() {}
}
