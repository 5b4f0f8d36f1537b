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

  private static volatile boolean denied;

  static void deny(boolean nobodyMayRead) {
    denied = nobodyMayRead;
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
        if (denied) {
          throw new AccessDeniedException(file.toString());
        }
        return super.open(file);
      }
    };
  }
}
