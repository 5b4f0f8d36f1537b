package io.colloquy.bench.upgrade;

import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.embed.EmbeddingException;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.WindowModel;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.jobs.transcription.JobModels;
import io.colloquy.schemas.Recognition;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Models some of which are still at work when a savepoint is taken, and until the job ends.
 *
 * @param models that do the rest
 * @param unheard interviews whose first window is not transcribed
 * @param undiarized interviews whose first window is not diarized
 * @param holdsTexts whether no text is embedded
 */
record HeldModels(JobModels models, Set<String> unheard, Set<String> undiarized, boolean holdsTexts)
    implements JobModels {

  @Override
  public WindowRecognizer.Factory recognizer() {
    return new HeldRecognizers(models.recognizer(), unheard);
  }

  @Override
  public WindowDiarizer.Factory diarizer() {
    return new HeldDiarizers(models.diarizer(), undiarized);
  }

  @Override
  public TextEmbedder.Factory embedder() {
    return holdsTexts ? HeldEmbedder::new : models.embedder();
  }

  private record HeldRecognizers(WindowRecognizer.Factory of, Set<String> unheard)
      implements WindowRecognizer.Factory {
    @Override
    public String model() {
      return of.model();
    }

    @Override
    public String stamp() {
      return of.stamp();
    }

    @Override
    public WindowRecognizer open() {
      return new HeldModel(of.open(), unheard, new Hold());
    }
  }

  private record HeldDiarizers(WindowDiarizer.Factory of, Set<String> undiarized)
      implements WindowDiarizer.Factory {
    @Override
    public String diarizer() {
      return of.diarizer();
    }

    @Override
    public String voices() {
      return of.voices();
    }

    @Override
    public WindowDiarizer open() {
      return new HeldModel(of.open(), undiarized, new Hold());
    }
  }

  /** Recognizer or diarizer, as the one that it stands before. */
  private record HeldModel(WindowModel of, Set<String> interviews, Hold hold)
      implements WindowRecognizer, WindowDiarizer {
    @Override
    public Recognition hear(SpeechWindow window) throws HearingException {
      if (window.number() == 0 && interviews.contains(window.interviewId())) {
        hold.untilAborted();
      }
      return of.hear(window);
    }

    @Override
    public void check() throws HearingException {
      of.check();
    }

    @Override
    public void abort() {
      hold.abort();
      of.abort();
    }

    @Override
    public boolean callsNativeCode() {
      return of.callsNativeCode();
    }

    @Override
    public void close() {
      of.close();
    }
  }

  /** Its caller's thread is interrupted when the job ends. */
  private static final class HeldEmbedder implements TextEmbedder {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public List<float[]> embed(List<String> texts) throws EmbeddingException {
      try {
        never.await();
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
      throw new EmbeddingException("held until the end", null);
    }

    @Override
    public void close() {}
  }
}
