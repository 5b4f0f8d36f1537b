package io.colloquy.flink.audio;

import static io.colloquy.flink.audio.AudioException.Reason.BAD_HEADER;
import static io.colloquy.flink.audio.AudioException.Reason.UNSUPPORTED;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The header of an Ogg container: all pages up to the last header packet of its first audio stream
 * that can be decoded. Codecs end their headers with a page, so audio begins on a fresh one.
 */
final class OggHeader {
  private static final byte[] EMPTY_VORBIS_COMMENT = {3, 'v', 'o', 'r', 'b', 'i', 's'};

  private OggHeader() {}

  static ContainerHeader read(byte[] bytes) throws AudioException {
    Integer serial = null;
    OggPackets assembly = new OggPackets(new byte[0]);
    List<byte[]> packets = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int length = OggPage.mayBeginAt(bytes, at) ? OggPage.lengthAt(bytes, at) : 0;
      if (length < 0 || at + length > bytes.length) {
        return null;
      }
      OggPage page = length == 0 ? null : OggPage.read(bytes, at, length);
      if (page == null) {
        throw new AudioException(
            BAD_HEADER, "The Ogg header is damaged at byte %d; send the file again".formatted(at));
      }
      if (serial == null && !page.first()) {
        throw new AudioException(
            UNSUPPORTED, "The Ogg container has no Vorbis, Opus or FLAC stream; send one of these");
      }
      if (serial == null && !page.pieces().isEmpty() && codec(page.pieces().get(0)) != null) {
        serial = page.serial();
      }
      at += length;
      if (serial != null && serial == page.serial()) {
        packets.addAll(assembly.add(page));
        if (!packets.isEmpty() && packets.size() >= headerPackets(packets.get(0))) {
          return new ContainerHeader(stream(packets), at, serial, -1);
        }
      }
    }
    return null;
  }

  private static Codec codec(byte[] packet) {
    if (Bytes.startsWith(packet, 0, "\u0001vorbis") && packet.length >= 30) {
      return Codec.VORBIS;
    }
    if (Bytes.startsWith(packet, 0, "OpusHead") && packet.length >= 19) {
      return Codec.OPUS;
    }
    if (Bytes.startsWith(packet, 0, "\u007fFLAC") && packet.length >= 51) {
      return Codec.FLAC;
    }
    return null;
  }

  /**
   * Pages may say of their pieces what they like: the first packet need not be what began there.
   */
  private static int headerPackets(byte[] first) throws AudioException {
    Codec codec = codec(first);
    if (codec == null) {
      throw new AudioException(
          BAD_HEADER, "The Ogg header does not begin with its codec's; send the file again");
    }
    return switch (codec) {
      case VORBIS -> 3;
      case OPUS -> 2;
      default -> 1 + ((first[7] & 0xFF) << 8 | first[8] & 0xFF);
    };
  }

  private static StreamHeader stream(List<byte[]> packets) {
    byte[] first = packets.get(0);
    ByteBuffer in = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
    return switch (codec(first)) {
      case VORBIS ->
          new StreamHeader(
              Codec.VORBIS, in.getInt(12), first[11] & 0xFF, vorbisSetup(first, packets.get(2)), 0);
      case OPUS ->
          new StreamHeader(
              Codec.OPUS, 48_000, first[9] & 0xFF, first, Short.toUnsignedInt(in.getShort(10)));
      default ->
          FlacHeader.stream(Arrays.copyOfRange(first, 17, 17 + FlacHeader.STREAM_INFO_LENGTH));
    };
  }

  /**
   * The three header packets as libavcodec takes them: a count, laced lengths, packets. The comment
   * is left out, as it may hold cover art.
   */
  private static byte[] vorbisSetup(byte[] identification, byte[] setup) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(2);
    out.write(identification.length);
    out.write(EMPTY_VORBIS_COMMENT.length);
    out.writeBytes(identification);
    out.writeBytes(EMPTY_VORBIS_COMMENT);
    out.writeBytes(setup);
    return out.toByteArray();
  }
}
