package io.colloquy.local.model;

import java.util.List;
import java.util.Optional;

/**
 * A Whisper model in whisper.cpp's file format as its authors publish it.
 *
 * @param name what people call it, {@code base.en}
 * @param bytes the file's exact size
 * @param sha256 of the file, lower-case hex: the object id of its Git LFS pointer at Hugging Face
 * @param description one line for a list
 */
public record PublishedModel(String name, long bytes, String sha256, String description) {

  /** Where the files live; each name below is appended. */
  public static final String HOME = "https://huggingface.co/ggerganov/whisper.cpp/resolve/main/";

  private static final List<PublishedModel> ALL =
      List.of(
          new PublishedModel(
              "tiny.en",
              77_704_715,
              "921e4cf8686fdd993dcd081a5da5b6c365bfde1162e72b08d75ac75289920b1f",
              "English, fastest, makes many mistakes"),
          new PublishedModel(
              "base.en",
              147_964_211,
              "a03779c86df3323075f5e796cb2ce5029f00ec8869eee3fdfb897afe36c6d002",
              "English, a fair start on a laptop"),
          new PublishedModel(
              "small.en",
              487_614_201,
              "c6138d6d58ecc8322097e0f987c32f1be8bb0a18532a3f88f734d1bbf9c41e5d",
              "English, good, several cores wanted"),
          new PublishedModel(
              "large-v3-turbo",
              1_624_555_275,
              "1fc70f774d38eb169993ac391eea357ef47c88757ef72ee5943879b7e8e2bc69",
              "all languages, best, a GPU wanted"));

  /** The models that {@code models get} knows, smallest first. */
  public static List<PublishedModel> all() {
    return ALL;
  }

  public static Optional<PublishedModel> named(String name) {
    return ALL.stream().filter(model -> model.name.equals(name)).findFirst();
  }

  public String fileName() {
    return "ggml-" + name + ".bin";
  }
}
