package io.colloquy.flink.window;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** Local files under a scheme of their own, which may not be read while a test says so. */
public final class TroubledFiles implements FileSystemFactory {
  static final String SCHEME = "troubled";

  private static volatile int readableBlocks = Integer.MAX_VALUE;

  static void deny(boolean nobodyMayRead) {
    readableBlocks = nobodyMayRead ? 0 : Integer.MAX_VALUE;
  }

  /** After so many more blocks nobody may read. */
  static void denyAfter(int blocks) {
    readableBlocks = blocks;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileSystem create(URI uri) {
    return new LocalFileSystem() {
      @Override
      public FSDataInputStream open(Path file) throws IOException {
        if (readableBlocks-- <= 0) {
          throw new AccessDeniedException(file.toString());
        }
        return super.open(file);
      }
    };
  }
}
