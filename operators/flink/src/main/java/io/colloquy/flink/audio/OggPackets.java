package io.colloquy.flink.audio;

import java.util.ArrayList;
import java.util.List;

/** Joins the pieces on one logical stream's pages into packets. */
final class OggPackets {
  private byte[] open;

  /**
   * @param open the beginning of a packet that goes on in the next page; empty if there is none
   */
  OggPackets(byte[] open) {
    this.open = open;
  }

  byte[] open() {
    return open;
  }

  /** Forgets the packet begun: the page on which it goes on is lost. */
  void lose() {
    open = new byte[0];
  }

  /** The packets that end on this page. */
  List<byte[]> add(OggPage page) {
    List<byte[]> packets = new ArrayList<>();
    byte[] begun = open;
    open = new byte[0];
    for (int i = 0; i < page.pieces().size(); i++) {
      byte[] piece = page.pieces().get(i);
      boolean orphan = i == 0 && page.continued() && begun.length == 0;
      boolean unfinished = page.open() && i == page.pieces().size() - 1;
      if (i == 0 && page.continued()) {
        piece = Bytes.concat(begun, piece);
      }
      if (orphan) {
        continue;
      }
      if (unfinished) {
        open = piece.length <= ContainerHeader.MAX_LENGTH ? piece : new byte[0];
      } else {
        packets.add(piece);
      }
    }
    return packets;
  }
}
