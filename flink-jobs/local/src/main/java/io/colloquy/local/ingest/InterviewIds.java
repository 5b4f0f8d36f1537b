package io.colloquy.local.ingest;

import java.nio.file.Path;
import java.text.Normalizer;

/** Makes interview ids of file names. */
final class InterviewIds {

  private static final int LONGEST = 128;

  private InterviewIds() {}

  /** The file's name without its extension, with a hyphen for what an id may not have. */
  static String of(Path file) {
    String name = file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String id = plain.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
    String usable = id.isEmpty() ? "interview" : id;
    return usable.substring(0, Math.min(LONGEST, usable.length()));
  }
}
