package io.colloquy.flink.audio;

/**
 * Everything that decoding the next chunk of a stream needs from the chunks before it. Bounded: at
 * most 4 MiB while a header is incomplete, afterwards a page or frame and 400 ms of packets.
 *
 * @param format the stream's format; null before its first chunk
 * @param header the stream's header; null until it is complete
 * @param rest bytes received but not yet framed
 * @param openPacket the beginning of a packet that goes on in the next Ogg page
 * @param warmUp packets of the last 400 ms of a lossy stream, each behind its length as four bytes,
 *     big endian
 * @param serial the Ogg stream that is listened to
 * @param pendingBytes bytes until the end of a WAV's samples; −1: until the stream ends
 * @param position the next sample in the container's own counting; −1: not known yet
 * @param interrupted whether chunks were lost since the last decoded sample
 */
public record DecoderState(
    AudioFormat format,
    StreamHeader header,
    byte[] rest,
    byte[] openPacket,
    byte[] warmUp,
    int serial,
    long pendingBytes,
    long position,
    boolean interrupted) {

  private static final byte[] NONE = {};

  public DecoderState {
    rest = rest == null ? NONE : rest;
    openPacket = openPacket == null ? NONE : openPacket;
    warmUp = warmUp == null ? NONE : warmUp;
  }

  /** The state before a stream's first chunk. */
  public static DecoderState initial() {
    return new DecoderState(null, null, NONE, NONE, NONE, 0, -1, -1, false);
  }

  /** The state at the first byte of a container or raw stream. */
  static DecoderState start(AudioFormat format) {
    return new DecoderState(format, null, NONE, NONE, NONE, 0, -1, -1, false);
  }

  DecoderState withRest(byte[] value) {
    return new DecoderState(
        format, header, value, openPacket, warmUp, serial, pendingBytes, position, interrupted);
  }

  DecoderState withOpenPacket(byte[] value) {
    return new DecoderState(
        format, header, rest, value, warmUp, serial, pendingBytes, position, interrupted);
  }

  DecoderState withPendingBytes(long value) {
    return new DecoderState(
        format, header, rest, openPacket, warmUp, serial, value, position, interrupted);
  }

  DecoderState withHeader(ContainerHeader value, byte[] body) {
    return new DecoderState(
        format,
        value.stream(),
        body,
        openPacket,
        warmUp,
        value.serial(),
        value.dataBytes(),
        position,
        interrupted);
  }

  /** The state behind the samples up to {@code newPosition}. */
  DecoderState decoded(byte[] newWarmUp, long newPosition, boolean stillInterrupted) {
    return new DecoderState(
        format,
        header,
        rest,
        openPacket,
        newWarmUp,
        serial,
        pendingBytes,
        newPosition,
        stillInterrupted);
  }
}
