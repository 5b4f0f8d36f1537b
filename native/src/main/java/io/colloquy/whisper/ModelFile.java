package io.colloquy.whisper;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The shape of a model in whisper.cpp's file format. Reading it walks over the whole file without
 * its weights, because whisper.cpp itself reads a truncated file as if it were complete.
 */
record ModelFile(
    int vocabulary, int audioLayers, int textWidth, int textHeads, int textLayers, int tensors) {

  private static final int MAGIC = 0x67676d6c;
  private static final int LARGEST_COUNT = 1 << 20;
  private static final int LARGEST_NAME = 1 << 12;

  /** Bytes of a block and its elements, by ggml's number of the type. */
  private static final Map<Integer, Block> BLOCKS =
      Map.ofEntries(
          Map.entry(0, new Block(4, 1)),
          Map.entry(1, new Block(2, 1)),
          Map.entry(2, new Block(18, 32)),
          Map.entry(3, new Block(20, 32)),
          Map.entry(6, new Block(22, 32)),
          Map.entry(7, new Block(24, 32)),
          Map.entry(8, new Block(34, 32)),
          Map.entry(10, new Block(84, 256)),
          Map.entry(11, new Block(110, 256)),
          Map.entry(12, new Block(144, 256)),
          Map.entry(13, new Block(176, 256)),
          Map.entry(14, new Block(210, 256)),
          Map.entry(30, new Block(2, 1)));

  private record Block(int bytes, int elements) {}

  /**
   * Reads a model's shape.
   *
   * @throws WhisperException naming the path and the reason, if it is no complete model
   */
  static ModelFile read(Path path) {
    if (!Files.exists(path)) {
      throw unusable(path, "there is no such file");
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw unusable(path, "it is not a readable file");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new Reader(channel).read();
    } catch (EOFException e) {
      throw unusable(path, "it is truncated; fetch or copy it again");
    } catch (IOException e) {
      throw unusable(path, e.getMessage());
    }
  }

  private static WhisperException unusable(Path path, String reason) {
    return new WhisperException("the model " + path + " cannot be used: " + reason);
  }

  /** Sequential little-endian reading that skips what it need not see. */
  private static final class Reader {

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer =
        ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    Reader(FileChannel channel) throws IOException {
      this.channel = channel;
      this.size = channel.size();
    }

    ModelFile read() throws IOException {
      if (size < Integer.BYTES || nextInt() != MAGIC) {
        throw new IOException("it is no model in whisper.cpp's ggml format");
      }
      int vocabulary = count();
      int audioContext = count();
      int audioWidth = count();
      int audioHeads = count();
      int audioLayers = count();
      int textContext = count();
      int textWidth = count();
      int textHeads = count();
      int textLayers = count();
      int mels = count();
      int type = nextInt();
      if (vocabulary < 51864 || audioContext == 0 || textContext == 0 || type < 0) {
        throw new IOException("its header is not that of a Whisper model");
      }
      if (audioHeads == 0
          || textHeads == 0
          || audioWidth % audioHeads != 0
          || textWidth != audioWidth) {
        throw new IOException("its header contradicts itself");
      }
      int filterMels = count();
      if (filterMels != mels) {
        throw new IOException("its mel filters do not fit its header");
      }
      skip((long) filterMels * count() * Float.BYTES);
      for (int words = count(); words > 0; words--) {
        skip(name());
      }
      int tensors = 0;
      for (; position() < size; tensors++) {
        skipTensor();
      }
      int expected = 11 + 15 * audioLayers + 24 * textLayers;
      if (tensors < expected) {
        throw new EOFException();
      }
      return new ModelFile(vocabulary, audioLayers, textWidth, textHeads, textLayers, tensors);
    }

    private void skipTensor() throws IOException {
      int dimensions = nextInt();
      int name = name();
      int type = nextInt();
      Block block = BLOCKS.get(type);
      if (block == null || dimensions < 1 || dimensions > 4) {
        throw new IOException("it holds a tensor of an unknown kind (" + type + ")");
      }
      long elements = 1;
      for (int i = 0; i < dimensions; i++) {
        elements *= count();
      }
      skip(name);
      skip(elements / block.elements() * block.bytes());
    }

    private int count() throws IOException {
      int value = nextInt();
      if (value < 0 || value > LARGEST_COUNT) {
        throw new IOException("it is damaged: a count of " + value);
      }
      return value;
    }

    private int name() throws IOException {
      int length = nextInt();
      if (length < 0 || length > LARGEST_NAME) {
        throw new IOException("it is damaged: a name of " + length + " bytes");
      }
      return length;
    }

    private long position() throws IOException {
      return channel.position() - buffer.remaining();
    }

    private int nextInt() throws IOException {
      if (buffer.remaining() < Integer.BYTES) {
        buffer.compact();
        while (buffer.position() < Integer.BYTES) {
          if (channel.read(buffer) < 0) {
            throw new EOFException();
          }
        }
        buffer.flip();
      }
      return buffer.getInt();
    }

    private void skip(long bytes) throws IOException {
      long target = position() + bytes;
      if (target > size) {
        throw new EOFException();
      }
      if (bytes <= buffer.remaining()) {
        buffer.position(buffer.position() + (int) bytes);
      } else {
        channel.position(target);
        buffer.limit(0);
      }
    }
  }
}
