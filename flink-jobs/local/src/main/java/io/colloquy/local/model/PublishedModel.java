package io.colloquy.local.model;

import java.util.List;
import java.util.Optional;

/**
 * A model as its authors publish it.
 *
 * @param name what people call it, {@code base.en}
 * @param home the address to which {@code publishedName} is appended
 * @param publishedName the file's name there
 * @param fileName the file's name on this machine
 * @param bytes the file's exact size
 * @param sha256 of the file, lower-case hex
 * @param description one line for a list
 */
public record PublishedModel(
    ModelKind kind,
    String name,
    String home,
    String publishedName,
    String fileName,
    long bytes,
    String sha256,
    String description) {

  private static final String HUB = "https://huggingface.co/";

  /** The tag is misspelt there. */
  private static final String SPEAKERS =
      "https://github.com/k2-fsa/sherpa-onnx/releases/download/speaker-recongition-models/";

  private static final List<PublishedModel> ALL =
      List.of(
          whisper(
              "tiny.en",
              77_704_715,
              "921e4cf8686fdd993dcd081a5da5b6c365bfde1162e72b08d75ac75289920b1f",
              "English, fastest, makes many mistakes"),
          whisper(
              "base.en",
              147_964_211,
              "a03779c86df3323075f5e796cb2ce5029f00ec8869eee3fdfb897afe36c6d002",
              "English, a fair start on a laptop"),
          whisper(
              "small.en",
              487_614_201,
              "c6138d6d58ecc8322097e0f987c32f1be8bb0a18532a3f88f734d1bbf9c41e5d",
              "English, good, several cores wanted"),
          whisper(
              "large-v3-turbo",
              1_624_555_275,
              "1fc70f774d38eb169993ac391eea357ef47c88757ef72ee5943879b7e8e2bc69",
              "all languages, best, a GPU wanted"),
          speaker(
              "cam++",
              "3dspeaker_speech_campplus_sv_en_voxceleb_16k.onnx",
              29_596_978,
              "357a834f702b80161e5b981182c038e18553c1f2ca752ed6cec2052365d4129b",
              "3D-Speaker's CAM++, fast"),
          speaker(
              "wespeaker-resnet34",
              "wespeaker_en_voxceleb_resnet34_LM.onnx",
              26_530_550,
              "e9848563da86f263117134dfd7ad63c92355b37de492b55e325400c9d9c39012",
              "WeSpeaker's ResNet34-LM, several times slower"),
          new PublishedModel(
              ModelKind.SEGMENTATION,
              "pyannote-segmentation-3.0",
              HUB + "csukuangfj/sherpa-onnx-pyannote-segmentation-3-0/resolve/main/",
              "model.onnx",
              "pyannote-segmentation-3.0.onnx",
              5_992_913,
              "220ad67ca923bef2fa91f2390c786097bf305bceb5e261d4af67b38e938e1079",
              "who speaks when, overlaps included"));

  /** One of OpenAI's recognizers; its hash is the object id of its Git LFS pointer there. */
  static PublishedModel whisper(String name, long bytes, String sha256, String description) {
    String file = "ggml-" + name + ".bin";
    return new PublishedModel(
        ModelKind.RECOGNIZER,
        name,
        HUB + "ggerganov/whisper.cpp/resolve/main/",
        file,
        file,
        bytes,
        sha256,
        description);
  }

  private static PublishedModel speaker(
      String name, String file, long bytes, String sha256, String description) {
    return new PublishedModel(
        ModelKind.SPEAKER, name, SPEAKERS, file, file, bytes, sha256, description);
  }

  /** The models that {@code models get} knows: recognizers, smallest first, then the others. */
  public static List<PublishedModel> all() {
    return ALL;
  }

  public static Optional<PublishedModel> named(String name) {
    return ALL.stream().filter(model -> model.name.equals(name)).findFirst();
  }
}
