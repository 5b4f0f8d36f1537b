package io.colloquy.whisper;

import java.io.ByteArrayOutputStream;
import java.lang.Character.UnicodeScript;
import java.util.zip.Deflater;

/**
 * How many times shorter a text becomes by zlib: Whisper's measure of text that repeats itself
 * (Radford et al. 2022, section 4.5).
 *
 * <p>Theirs compresses UTF-8, which spends two or three bytes on a letter outside of the Latin
 * alphabet, most of them always the same: 30 s of ordinary Thai, Hindi or Burmese then have a ratio
 * above the 2.4 that is to tell loops. Here a letter is one byte in any alphabet, and two where a
 * script has thousands of characters, so that a ratio means the same everywhere. For English it is
 * theirs.
 */
final class CompressionRatio {
  private CompressionRatio() {}

  /** Of a text; 0 of an empty one. */
  static double of(String text) {
    byte[] bytes = bytes(text);
    if (bytes.length == 0) {
      return 0;
    }
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] compressed = new byte[1024];
      while (!deflater.finished()) {
        deflater.deflate(compressed);
      }
      return (double) bytes.length / deflater.getTotalOut();
    } finally {
      deflater.end();
    }
  }

  /** Letters of one alphabet differ in their last eight bits. */
  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            character -> {
              if (hasThousands(character)) {
                bytes.write(character >> 8);
              }
              bytes.write(character);
            });
    return bytes.toByteArray();
  }

  private static boolean hasThousands(int character) {
    return Character.isIdeographic(character)
        || UnicodeScript.of(character) == UnicodeScript.HANGUL;
  }
}
