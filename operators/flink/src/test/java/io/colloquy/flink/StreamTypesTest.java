package io.colloquy.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.core.align.AlignedBucket;
import io.colloquy.core.arrival.ChunkOrder;
import io.colloquy.core.chapter.UnitText;
import io.colloquy.core.coverage.CoverageBucket;
import io.colloquy.core.speaker.HeldWindow;
import io.colloquy.core.speaker.SpeakerState;
import io.colloquy.core.speaker.TrackedWindow;
import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.stitch.StitchState;
import io.colloquy.flink.align.AlignLife;
import io.colloquy.flink.align.HeldTurns;
import io.colloquy.flink.chapter.ChapterEvent;
import io.colloquy.flink.chapter.ChapterLife;
import io.colloquy.flink.elasticsearch.DocumentWrite;
import io.colloquy.flink.embed.Embedded;
import io.colloquy.flink.embed.EmbeddedTexts.EmbeddedText;
import io.colloquy.flink.embed.EmbeddedTexts.FinalTexts;
import io.colloquy.flink.embed.FinalText;
import io.colloquy.flink.embed.TextToEmbed;
import io.colloquy.flink.ledger.LedgerLife;
import io.colloquy.flink.ledger.StreamLedger;
import io.colloquy.flink.outcome.InterviewGeneration;
import io.colloquy.flink.outcome.OutcomeLife;
import io.colloquy.flink.outcome.OutcomePosition;
import io.colloquy.flink.passage.BucketWords;
import io.colloquy.flink.passage.CutProgress;
import io.colloquy.flink.passage.StreamCutting;
import io.colloquy.flink.passage.ToldText;
import io.colloquy.flink.passage.WrittenPassage;
import io.colloquy.flink.publish.BucketContent;
import io.colloquy.flink.publish.BucketPosition;
import io.colloquy.flink.publish.DocumentCounts;
import io.colloquy.flink.publish.FinalChapters;
import io.colloquy.flink.publish.PublishLife;
import io.colloquy.flink.publish.SegmentChange;
import io.colloquy.flink.publish.StreamSegments;
import io.colloquy.flink.read.InterviewRecord;
import io.colloquy.flink.read.KafkaRecord;
import io.colloquy.flink.read.RecordOrigin;
import io.colloquy.flink.read.TurnRecord;
import io.colloquy.flink.stitch.RecognizerStamp;
import io.colloquy.flink.stitch.TranscriptEvent;
import io.colloquy.flink.track.InterviewSpeakers;
import io.colloquy.flink.track.SpeakerEvent;
import io.colloquy.flink.track.TrackedStream;
import io.colloquy.flink.window.BlockPosition;
import io.colloquy.flink.window.ChannelProgress;
import io.colloquy.flink.window.ChunkPosition;
import io.colloquy.flink.window.InterviewClock;
import io.colloquy.flink.window.InterviewLife;
import io.colloquy.flink.window.InterviewMark;
import io.colloquy.flink.window.OpenGap;
import io.colloquy.flink.window.ReferenceProgress;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.flink.window.StreamProgress;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Recognition;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs between steps or lies in their state: a savepoint must outlive its classes. */
class StreamTypesTest {

  static Stream<Class<?>> streamsAndStates() {
    return Stream.concat(
        records(),
        Stream.of(Recognition.class, DeadLetter.class, byte[].class, Integer.class, Long.class));
  }

  static Stream<Class<?>> records() {
    return Stream.of(
        KafkaRecord.class,
        RecordOrigin.class,
        InterviewRecord.class,
        SpeechWindow.class,
        TranscriptEvent.class,
        TranscriptEvent.MediaSpan.class,
        SegmentChange.class,
        InterviewLife.class,
        InterviewClock.class,
        InterviewMark.class,
        ChunkOrder.State.class,
        StreamProgress.class,
        ChannelProgress.class,
        ReferenceProgress.class,
        OpenGap.class,
        BlockPosition.class,
        ChunkPosition.class,
        StitchState.class,
        RecognizerStamp.class,
        InterviewGeneration.class,
        OutcomeLife.class,
        OutcomePosition.class,
        SpeakerEvent.class,
        TurnRecord.class,
        HeldTurns.class,
        InterviewSpeakers.class,
        SpeakerState.class,
        TrackedStream.class,
        HeldWindow.class,
        TrackedWindow.class,
        WindowId.class,
        AlignLife.class,
        AlignedBucket.class,
        PublishLife.class,
        FinalChapters.class,
        ChapterEvent.class,
        ChapterLife.class,
        UnitText.class,
        StreamSegments.class,
        BucketContent.class,
        BucketPosition.class,
        DocumentCounts.class,
        DocumentWrite.class,
        LedgerLife.class,
        StreamLedger.class,
        CoverageBucket.class,
        TextToEmbed.class,
        Embedded.class,
        FinalText.class,
        EmbeddedText.class,
        FinalTexts.class,
        CutProgress.class,
        StreamCutting.class,
        BucketWords.class,
        ToldText.class,
        WrittenPassage.class);
  }

  @ParameterizedTest
  @MethodSource("streamsAndStates")
  void isSerializedWithoutKryo(Class<?> type) {
    assertThatCode(() -> serializer(type)).doesNotThrowAnyException();
  }

  @Test
  void whatNeedsKryoIsFound() {
    assertThatThrownBy(() -> serializer(Thread.class)).hasMessageContaining("Generic types");
  }

  @ParameterizedTest
  @MethodSource("records")
  void canBeMadeOfNullsAndSerializedThen(Class<?> type) throws Exception {
    Object empty = ofNulls(type);
    Object restored = throughFlink(empty);
    for (RecordComponent component : type.getRecordComponents()) {
      Object before = component.getAccessor().invoke(empty);
      if (!component.getType().isArray() && !component.getType().getName().contains("Pcm")) {
        assertThat(component.getAccessor().invoke(restored))
            .as("%s of %s", component.getName(), type)
            .usingRecursiveComparison()
            .isEqualTo(before);
      }
    }
  }

  private static Object ofNulls(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(types).map(StreamTypesTest::zero).toArray();
    var canonical = type.getDeclaredConstructor(types);
    return canonical.newInstance(values);
  }

  private static Object zero(Class<?> type) {
    if (type == long.class) {
      return 0L;
    }
    if (type == int.class) {
      return 0;
    }
    return type == boolean.class ? Boolean.FALSE : null;
  }

  @SuppressWarnings("unchecked")
  private static Object throughFlink(Object value) throws Exception {
    TypeSerializer<Object> serializer = (TypeSerializer<Object>) serializer(value.getClass());
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(value, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  private static TypeSerializer<?> serializer(Class<?> type) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    return TypeInformation.of(type).createSerializer(config);
  }
}
