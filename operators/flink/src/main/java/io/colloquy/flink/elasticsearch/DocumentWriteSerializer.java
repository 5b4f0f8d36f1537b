package io.colloquy.flink.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The bytes of a write in checkpoints and savepoints.
 *
 * <p>Version 1: interview key, index and id, each as an int length in bytes (-1 for null) and
 * UTF-8; version as a long; source as an int length (-1 for a deletion) and its bytes. All big
 * endian.
 */
final class DocumentWriteSerializer implements SimpleVersionedSerializer<DocumentWrite> {
  private static final int VERSION = 1;
  private static final int NULL = -1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(DocumentWrite write) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    writeString(out, write.interviewKey());
    writeString(out, write.index());
    writeString(out, write.id());
    out.writeLong(write.version());
    writeBytes(out, write.source());
    return bytes.toByteArray();
  }

  @Override
  public DocumentWrite deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "Document writes were saved in format %d, this version of Colloquy reads format %d; restore with the version that wrote them"
              .formatted(version, VERSION));
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    return new DocumentWrite(
        readString(in), readString(in), readString(in), in.readLong(), readBytes(in));
  }

  private static void writeString(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  private static String readString(DataInputStream in) throws IOException {
    byte[] bytes = readBytes(in);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? NULL : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
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
