package io.colloquy.flink.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in keyed state between chunks goes through Flink's own serializers. */
class StateTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        PcmState.class,
        DecoderState.class,
        StreamHeader.class,
        ResamplerState.class,
        UndecidedClaim.class,
        VadState.class
      })
  void stateIsSerializedFieldByField(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @Test
  void decodingGoesOnAlikeFromRestoredState() throws Exception {
    for (String name : List.of(Recordings.VORBIS, Recordings.OPUS, Recordings.OGG_FLAC)) {
      PcmStream stream = new PcmStream();
      PcmState kept = PcmState.initial();
      PcmState restored = PcmState.initial();
      for (byte[] chunk : Recordings.cut(Recordings.bytes(name), 5_000)) {
        Pcm expected = stream.accept(kept, AudioFormat.OGG, 0, 0, chunk);
        Pcm actual = stream.accept(restored, AudioFormat.OGG, 0, 0, chunk);
        assertThat(actual.channels()).as(name).isDeepEqualTo(expected.channels());
        kept = expected.next();
        restored = throughFlink(actual.next());
      }
    }
  }

  private static PcmState throughFlink(PcmState state) throws IOException {
    TypeSerializer<PcmState> serializer =
        TypeInformation.of(PcmState.class).createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(1024);
    serializer.serialize(state, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
