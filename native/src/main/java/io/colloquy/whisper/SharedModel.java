package io.colloquy.whisper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model in native memory, shared by all who opened it and freed when the last of them is gone.
 */
final class SharedModel {

  /** What makes two models the same. */
  record Key(Path realPath, Device device, AlignmentHeads heads) {}

  private static final Map<Key, SharedModel> OPEN = new HashMap<>();

  private final Key key;
  private final boolean multilingual;
  private long handle;
  private int users;

  private SharedModel(Key key) {
    this.key = key;
    int gpu = key.device().flavour() == Flavour.CPU ? -1 : key.device().index();
    int[] heads =
        key.heads().heads().stream()
            .flatMapToInt(head -> IntStream.of(head.layer(), head.head()))
            .toArray();
    try {
      handle =
          load(
              key.realPath().toString().getBytes(UTF_8),
              key.heads().preset().getBytes(UTF_8),
              heads,
              gpu);
    } catch (WhisperException e) {
      throw new WhisperException(
          "the model " + key.realPath() + " cannot be used: " + e.getMessage(), e);
    }
    multilingual = multilingual(handle);
  }

  /** The model, with one user more. */
  static SharedModel acquire(Key key) {
    synchronized (OPEN) {
      SharedModel model = OPEN.get(key);
      if (model == null) {
        model = new SharedModel(key);
        OPEN.put(key, model);
      }
      model.users++;
      return model;
    }
  }

  static int openModels() {
    synchronized (OPEN) {
      return OPEN.size();
    }
  }

  /** One user more, for one who has it already. */
  SharedModel retain() {
    synchronized (OPEN) {
      users++;
      return this;
    }
  }

  void release() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(key);
        free(handle);
        handle = 0;
      }
    }
  }

  /** A new native state; only for one who retains the model until the state is freed. */
  long newState() {
    return newState(handle);
  }

  Key key() {
    return key;
  }

  boolean multilingual() {
    return multilingual;
  }

  private static native long load(byte[] path, byte[] preset, int[] heads, int gpu);

  private static native boolean multilingual(long handle);

  private static native void free(long handle);

  private static native long newState(long handle);
}
