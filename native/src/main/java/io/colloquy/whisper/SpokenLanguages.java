package io.colloquy.whisper;

import java.nio.file.Path;
import java.util.Set;

/** The languages that whisper.cpp knows, mostly by their ISO 639-1 codes. */
public final class SpokenLanguages {

  private static final String DETECTED = "auto";
  private static final int ENGLISH_VOCABULARY = 51_864;

  private static final Set<String> CODES =
      Set.of(
          ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta"
                  + " no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne"
                  + " mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht"
                  + " ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue")
              .split(" "));

  private SpokenLanguages() {}

  /**
   * Returns if a model can be told to hear a language, which costs no more than reading its head:
   * decoding would refuse it anew for every window.
   *
   * @param language a code, or {@code auto}
   * @throws IllegalArgumentException naming the language, if there is none of that code, or the
   *     model hears English only
   * @throws WhisperException naming the path and the reason, if it is no complete model
   */
  public static void require(String language, Path model) {
    if (language.equals(DETECTED) || language.isBlank()) {
      return;
    }
    if (!CODES.contains(language)) {
      throw new IllegalArgumentException(
          "whisper.cpp knows no language '%s': give auto, or a code such as en or de"
              .formatted(language));
    }
    if (!language.equals("en") && ModelFile.read(model).vocabulary() <= ENGLISH_VOCABULARY) {
      throw new IllegalArgumentException(
          "the model %s hears English only, not '%s': give another model, or leave the language out"
              .formatted(model, language));
    }
  }
}
