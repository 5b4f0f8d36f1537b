package io.colloquy.whisper;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An open model. The weights are in memory once per file, device and alignment heads, however often
 * they are opened; they go when the last model and the last state are closed. Safe for many
 * threads.
 */
public final class WhisperModel implements AutoCloseable {

  private final SharedModel shared;
  private boolean closed;

  private WhisperModel(SharedModel shared) {
    this.shared = shared;
  }

  /**
   * Opens a model in whisper.cpp's ggml format.
   *
   * @throws WhisperException naming the path and the reason, if the file is no complete model or
   *     the device is not there
   */
  public static WhisperModel open(Path path, Device device, AlignmentHeads heads) {
    WhisperLibrary.load().requireFlavour(device.flavour());
    heads.requireIn(ModelFile.read(path), path);
    try {
      return new WhisperModel(
          SharedModel.acquire(new SharedModel.Key(path.toRealPath(), device, heads)));
    } catch (IOException e) {
      throw new WhisperException("the model " + path + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Opens a model on the CPU with the alignment heads that suit it. */
  public static WhisperModel open(Path path) {
    return open(path, Device.cpu(), AlignmentHeads.forModel(path));
  }

  /**
   * A decoder of its own memory, which outlives this object if need be.
   *
   * @throws IllegalStateException after {@link #close}
   * @throws WhisperException if there is not enough memory
   */
  public synchronized WhisperState newState() {
    requireOpen();
    SharedModel retained = shared.retain();
    try {
      return new WhisperState(retained);
    } catch (WhisperException e) {
      retained.release();
      throw e;
    }
  }

  /** Where word times come from. */
  public WordTiming wordTiming() {
    return shared.key().heads().isNone() ? WordTiming.TOKEN_HEURISTIC : WordTiming.DTW;
  }

  /** Whether the model knows languages beside English. */
  public boolean multilingual() {
    return shared.multilingual();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      shared.release();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the model " + shared.key().realPath() + " is closed");
    }
  }
}
