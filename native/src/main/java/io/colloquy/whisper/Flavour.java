package io.colloquy.whisper;

/** What the native library was built to run on. */
public enum Flavour {
  CPU,
  CUDA
}
