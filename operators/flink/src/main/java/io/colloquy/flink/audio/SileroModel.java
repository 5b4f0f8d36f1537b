package io.colloquy.flink.audio;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one session of Silero VAD v6 in this process, open while anybody uses it. */
final class SileroModel {
  private static final String RESOURCE = "silero_vad_v6.onnx";
  private static final String SHA_256 =
      "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3";

  private static OrtSession session;
  private static int users;

  private SileroModel() {}

  static synchronized OrtSession acquire() {
    if (session == null) {
      session = load();
    }
    users++;
    return session;
  }

  static synchronized void release() {
    users--;
    if (users == 0) {
      OrtSession unused = session;
      session = null;
      try {
        unused.close();
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime cannot close Silero VAD", e);
      }
    }
  }

  private static OrtSession load() {
    byte[] model = read();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return OrtEnvironment.getEnvironment().createSession(model, options);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load " + RESOURCE, e);
    }
  }

  private static byte[] read() {
    try (InputStream in = SileroModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            RESOURCE + " is not on the class path; build operators/flink with Maven");
      }
      byte[] model = in.readAllBytes();
      String actual = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
      if (!actual.equals(SHA_256)) {
        throw new IllegalStateException(
            "%s has SHA-256 %s instead of %s; build the project anew"
                .formatted(RESOURCE, actual, SHA_256));
      }
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
