package io.colloquy.bench.chapters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Interviews by a hash of their id: what was fitted to one half is judged on the other. */
enum Half {
  /** The lowest bit of the first byte of the id's SHA-256 is 1. */
  FITTED,
  /** It is 0. */
  UNSEEN;

  static Half of(String interviewId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(interviewId.getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 1) == 1 ? FITTED : UNSEEN;
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
