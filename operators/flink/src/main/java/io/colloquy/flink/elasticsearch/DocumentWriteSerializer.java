package io.colloquy.flink.elasticsearch;

import io.colloquy.flink.elasticsearch.DocumentWrite.Kind;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The bytes of a write in checkpoints and savepoints.
 *
 * <p>Version 2: the kind as a byte (1 index, 2 delete, 3 delete interview); interview key, index
 * and id, each as an int length in bytes (-1 for null) and UTF-8; version as a long; source as an
 * int length (-1 for null) and its bytes. All big endian. Version 1 had no kind: without a source
 * it was a deletion.
 */
final class DocumentWriteSerializer implements SimpleVersionedSerializer<DocumentWrite> {
  private static final int WITHOUT_KIND = 1;
  private static final int VERSION = 2;
  private static final int NULL = -1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(DocumentWrite write) {
    byte[] interviewKey = bytes(write.interviewKey());
    byte[] index = bytes(write.index());
    byte[] id = bytes(write.id());
    int length = Byte.BYTES + Long.BYTES;
    for (byte[] part : new byte[][] {interviewKey, index, id, write.source()}) {
      length += Integer.BYTES + (part == null ? 0 : part.length);
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(code(write.kind()));
    put(out, interviewKey);
    put(out, index);
    put(out, id);
    out.putLong(write.version());
    put(out, write.source());
    return out.array();
  }

  @Override
  public DocumentWrite deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION && version != WITHOUT_KIND) {
      throw new IOException(
          "Document writes were saved in format %d, this version of Colloquy reads formats %d to %d; restore with the version that wrote them"
              .formatted(version, WITHOUT_KIND, VERSION));
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    Kind kind = version == WITHOUT_KIND ? null : kind(in.readByte());
    String interviewKey = readString(in);
    String index = readString(in);
    String id = readString(in);
    long documentVersion = in.readLong();
    byte[] source = readBytes(in);
    if (kind == null) {
      kind = source == null ? Kind.DELETE : Kind.INDEX;
    }
    return new DocumentWrite(interviewKey, kind, index, id, documentVersion, source);
  }

  private static byte code(Kind kind) {
    return switch (kind) {
      case INDEX -> 1;
      case DELETE -> 2;
      case DELETE_INTERVIEW -> 3;
    };
  }

  private static Kind kind(int code) throws IOException {
    return switch (code) {
      case 1 -> Kind.INDEX;
      case 2 -> Kind.DELETE;
      case 3 -> Kind.DELETE_INTERVIEW;
      default -> throw new IOException("A saved document write is damaged: a kind of " + code);
    };
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ByteBuffer out, byte[] bytes) {
    out.putInt(bytes == null ? NULL : bytes.length);
    if (bytes != null) {
      out.put(bytes);
    }
  }

  private static String readString(DataInputStream in) throws IOException {
    byte[] bytes = readBytes(in);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    if (length < 0 || length > in.available()) {
      throw new IOException("A saved document write is damaged: a length of " + length);
    }
    return in.readNBytes(length);
  }
}
