package io.colloquy.core.version;

/** Who wrote a document; what a person wrote, no machine overwrites. */
public enum Authority {
  MACHINE,
  PERSON
}
