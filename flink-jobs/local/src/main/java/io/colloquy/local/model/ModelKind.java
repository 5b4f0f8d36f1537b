package io.colloquy.local.model;

/** What a model is good for. */
public enum ModelKind {
  /** Turns speech into words; in whisper.cpp's format. */
  RECOGNIZER("recognizer", "the path of a ggml file", Models.EMBEDDED, "synthetic.en.bin"),
  /** Tells voices apart; in ONNX format, with the metadata that sherpa-onnx reads. */
  SPEAKER(
      "speaker model",
      "the path of an ONNX file",
      Models.EMBEDDED_SPEAKER,
      "synthetic-speaker.onnx"),
  /** Tells who speaks when, also at the same time; in ONNX format, with sherpa-onnx's metadata. */
  SEGMENTATION("segmentation model", "the path of an ONNX file", null, null);

  private final String text;
  private final String file;
  private final String embeddedName;
  private final String embeddedFile;

  ModelKind(String text, String file, String embeddedName, String embeddedFile) {
    this.text = text;
    this.file = file;
    this.embeddedName = embeddedName;
    this.embeddedFile = embeddedFile;
  }

  /** What such a file is called when it is named by its path. */
  String file() {
    return file;
  }

  /** The name of the one that comes with the project; null where none does. */
  public String embeddedName() {
    return embeddedName;
  }

  /** Its file in {@code native/models}. */
  String embeddedFile() {
    return embeddedFile;
  }

  @Override
  public String toString() {
    return text;
  }
}
