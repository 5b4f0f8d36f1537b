package io.colloquy.flink.track;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.Uids;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.ParseStep;
import io.colloquy.flink.read.Rejection;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.read.TurnChecks;
import io.colloquy.flink.read.TurnRecord;
import io.colloquy.schemas.SpeakerTurn;
import io.colloquy.schemas.codec.RecordDecoder;
import io.colloquy.schemas.codec.RecordDecodingException;
import io.colloquy.schemas.codec.SchemaCatalog;
import java.util.Optional;

/**
 * The step {@code parse-speaker-turns}: bytes become valid turns of an outside diarizer, or dead
 * letters.
 */
public final class ParseSpeakerTurns extends ParseStep<SpeakerEvent> {
  private transient RecordDecoder<SpeakerTurn> turns;

  /**
   * @param catalogFactory where schemas of newer diarizers are found
   */
  public ParseSpeakerTurns(SchemaCatalogFactory catalogFactory) {
    super(Uids.PARSE_SPEAKER_TURNS, catalogFactory);
  }

  @Override
  protected void open(SchemaCatalog writers) {
    turns = new RecordDecoder<>(SpeakerTurn.class, writers);
  }

  @Override
  protected SpeakerEvent decode(KafkaRecord record) throws RecordDecodingException {
    return SpeakerEvent.outside(new TurnRecord(turns.decode(record.value()), record.origin()));
  }

  @Override
  protected InterviewKey interview(SpeakerEvent decoded) {
    return InterviewKey.parse(decoded.outside().key());
  }

  @Override
  protected Optional<Rejection> check(SpeakerEvent decoded) {
    return TurnChecks.check(decoded.outside().turn());
  }
}
