package io.colloquy.flink.audio;

import java.util.Arrays;
import java.util.List;

/**
 * A FLAC file, taken apart.
 *
 * @param header everything before the first frame
 */
public record FlacParts(byte[] header, List<byte[]> frames) {

  public static FlacParts of(byte[] flac) throws AudioException {
    ContainerHeader header = ContainerHeader.read(AudioFormat.FLAC, flac);
    byte[] audio = Arrays.copyOfRange(flac, header.length(), flac.length);
    DecoderState state = DecoderState.start(AudioFormat.FLAC).withHeader(header, new byte[0]);
    List<byte[]> frames =
        new FlacFraming()
            .frame(state, audio, true).runs().stream().map(run -> run.packets().get(0)).toList();
    return new FlacParts(Arrays.copyOf(flac, header.length()), frames);
  }
}
