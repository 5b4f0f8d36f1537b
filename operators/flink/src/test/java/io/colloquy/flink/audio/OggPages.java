package io.colloquy.flink.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes Ogg streams apart, and lets their encoder count wrongly. */
public final class OggPages {
  private static final int GRANULE_AT = 6;

  private OggPages() {}

  public static List<byte[]> of(byte[] ogg) {
    List<byte[]> pages = new ArrayList<>();
    for (int at = 0; at < ogg.length; at += pages.get(pages.size() - 1).length) {
      pages.add(Arrays.copyOfRange(ogg, at, at + OggPage.lengthAt(ogg, at)));
    }
    return pages;
  }

  /** The page as if so many samples more had come before it; its checksum is right. */
  public static byte[] later(byte[] page, long samples) {
    byte[] later = page.clone();
    ByteBuffer bytes = ByteBuffer.wrap(later).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(GRANULE_AT, bytes.getLong(GRANULE_AT) + samples);
    Recordings.correctChecksums(later);
    return later;
  }
}
