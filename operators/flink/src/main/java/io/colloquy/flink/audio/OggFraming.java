package io.colloquy.flink.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts an Ogg stream into the packets of its chosen logical stream, a page at a time. */
final class OggFraming implements Framing {

  @Override
  public Framed frame(DecoderState state, byte[] bytes, boolean end) {
    List<PacketRun> runs = new ArrayList<>();
    OggPackets assembly = new OggPackets(state.openPacket());
    byte[] following = null;
    int at = 0;
    while (at < bytes.length) {
      if (!OggPage.mayBeginAt(bytes, at)) {
        assembly.lose();
        at++;
        continue;
      }
      int length = OggPage.lengthAt(bytes, at);
      if (length < 0 || at + length > bytes.length) {
        break;
      }
      OggPage page = OggPage.read(bytes, at, length);
      if (page == null) {
        assembly.lose();
        at++;
        continue;
      }
      if (page.first()) {
        following = Arrays.copyOfRange(bytes, at, bytes.length);
        at = bytes.length;
        break;
      }
      if (page.serial() == state.serial()) {
        run(state.header(), page, assembly.add(page), runs);
      }
      at += length;
    }
    byte[] rest = end ? new byte[0] : Arrays.copyOfRange(bytes, at, bytes.length);
    return new Framed(runs, state.withRest(rest).withOpenPacket(assembly.open()), following);
  }

  private static void run(
      StreamHeader stream, OggPage page, List<byte[]> packets, List<PacketRun> runs) {
    if (packets.isEmpty()) {
      return;
    }
    long end = page.granule() < 0 ? PacketRun.UNKNOWN : page.granule() - stream.preSkip();
    runs.add(new PacketRun(packets, PacketRun.UNKNOWN, end, page.last()));
  }
}
