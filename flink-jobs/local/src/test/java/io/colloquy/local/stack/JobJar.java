package io.colloquy.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs a class and its nested classes as a person's build would. */
final class JobJar {

  private JobJar() {}

  static Path of(Path file, Class<?>... classes) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Class<?> each : classes) {
        String entry = each.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream code = each.getClassLoader().getResourceAsStream(entry)) {
          code.transferTo(jar);
        }
      }
    }
    return file;
  }
}
