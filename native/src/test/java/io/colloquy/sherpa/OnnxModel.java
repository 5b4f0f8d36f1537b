package io.colloquy.sherpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a small model in ONNX's format, a protobuf message, with whatever metadata a test needs.
 */
final class OnnxModel {

  private static final int FLOAT = 1;
  private static final int INTS = 7;
  private static final int INT = 2;
  private static final int OPSET = 13;

  private final Message graph = new Message();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  OnnxModel() {
    graph.text(2, "graph");
  }

  /** A step with one output; attributes are whole numbers or lists of them. */
  OnnxModel step(String type, String output, Map<String, Object> attributes, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(4, type);
    attributes.forEach(
        (name, values) -> {
          Message attribute = new Message().text(1, name);
          if (values instanceof List<?> list) {
            list.forEach(value -> attribute.number(8, (Integer) value));
            attribute.number(20, INTS);
          } else {
            attribute.number(3, (Integer) values).number(20, INT);
          }
          node.message(5, attribute);
        });
    graph.message(1, node);
    return this;
  }

  OnnxModel weights(String name, long[] shape, float... values) {
    Message tensor = new Message();
    for (long dimension : shape) {
      tensor.number(1, dimension);
    }
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
    return this;
  }

  /** A dimension of -1 is any. */
  OnnxModel input(String name, long... shape) {
    graph.message(11, value(name, shape));
    return this;
  }

  OnnxModel output(String name, long... shape) {
    graph.message(12, value(name, shape));
    return this;
  }

  /** An empty value is written as such, null takes the key out. */
  OnnxModel metadata(String key, String value) {
    if (value == null) {
      metadata.remove(key);
    } else {
      metadata.put(key, value);
    }
    return this;
  }

  Path write(Path file) {
    Message opset = new Message().text(1, "").number(2, OPSET);
    Message model = new Message().number(1, 8).message(7, graph).message(8, opset);
    metadata.forEach((key, value) -> model.message(14, new Message().text(1, key).text(2, value)));
    try {
      return Files.write(file, model.toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Message value(String name, long... shape) {
    Message dimensions = new Message();
    for (int i = 0; i < shape.length; i++) {
      Message dimension = new Message();
      if (shape[i] < 0) {
        dimension.text(2, name + i);
      } else {
        dimension.number(1, shape[i]);
      }
      dimensions.message(1, dimension);
    }
    Message tensor = new Message().number(1, FLOAT).message(2, dimensions);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** Protobuf's wire format. */
  private static final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.toBytes());
    }

    Message bytes(int field, byte[] value) {
      varint(field << 3 | 2);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    byte[] toBytes() {
      return bytes.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }
}
