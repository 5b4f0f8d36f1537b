package io.colloquy.flink.transcribe;

import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.ModelStamp;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.schemas.TranscriptWord;
import io.colloquy.whisper.AlignmentHeads;
import io.colloquy.whisper.DecodeSettings;
import io.colloquy.whisper.DecodedWord;
import io.colloquy.whisper.Decoding;
import io.colloquy.whisper.Device;
import io.colloquy.whisper.WhisperException;
import io.colloquy.whisper.WhisperModel;
import io.colloquy.whisper.WhisperState;
import io.colloquy.whisper.WordTiming;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/** Transcribes windows with whisper.cpp, over a ladder of temperatures. */
public final class WhisperRecognizer implements WindowRecognizer {
  private static final String OPTION = "--model";
  private static final int LONGEST_WINDOW_SAMPLES = 30 * SpeechWindow.SAMPLE_RATE;

  private final RecognizerSettings settings;
  private final WhisperModel model;
  private final WhisperState state;
  private final FloatBuffer samples =
      ByteBuffer.allocateDirect(LONGEST_WINDOW_SAMPLES * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();

  private WhisperRecognizer(RecognizerSettings settings) {
    this.settings = settings;
    this.model =
        WhisperModel.open(
            Path.of(settings.model()), Device.parse(settings.device()), heads(settings));
    this.state = model.newState();
  }

  /** Opens recognizers of one kind; checks the model when it is made. */
  public record WhisperFactory(RecognizerSettings settings, String model, String stamp)
      implements Factory {

    /**
     * Makes a factory on the machine that submits the job, which must have the model, too.
     *
     * @throws WhisperException naming the path and the reason, if the model cannot be used
     */
    public static WhisperFactory of(RecognizerSettings settings) {
      ModelStamp stamp = ModelStamp.of(Path.of(settings.model()), OPTION);
      WordTiming timing = heads(settings).isNone() ? WordTiming.TOKEN_HEURISTIC : WordTiming.DTW;
      return new WhisperFactory(
          settings,
          stamp.toString(),
          decodeSettings(settings).stamp(timing) + " fallback=" + settings.fallback());
    }

    @Override
    public WindowRecognizer open() {
      ModelStamp.requireSame(Path.of(settings.model()), OPTION, model);
      return new WhisperRecognizer(settings);
    }
  }

  @Override
  public Recognition hear(SpeechWindow window) throws HearingException {
    samples.clear();
    window.copySamples(samples);
    samples.flip();
    try {
      return transcribe(window);
    } catch (WhisperException | IllegalArgumentException failed) {
      throw new HearingException("whisper.cpp could not decode the window", failed);
    }
  }

  private Recognition transcribe(SpeechWindow window) {
    int speechEndMs =
        Math.toIntExact(SpeechWindow.mediaMs(window.speechEndSample() - window.firstSample()));
    Decoding best = null;
    double bestTemperature = 0;
    int attempts = 0;
    int encoderPasses = 0;
    long decodeMs = 0;
    for (double temperature : FallbackLadder.temperatures(settings.fallback())) {
      Decoding attempt =
          state.decode(
              samples,
              decodeSettings(settings).withTemperature(temperature).withSpeechEndMs(speechEndMs));
      attempts++;
      encoderPasses += attempt.encoderPasses();
      decodeMs += attempt.decodeMs();
      if (FallbackLadder.better(best, attempt) == attempt) {
        best = attempt;
        bestTemperature = temperature;
      }
      if (FallbackLadder.accepts(attempt)) {
        best = attempt;
        bestTemperature = temperature;
        break;
      }
    }
    return Outcomes.words(window)
        .setWords(words(best, SpeechWindow.mediaMs(window.firstSample())))
        .setLanguage(best.language())
        .setAverageLogProbability((float) best.averageLogProbability())
        .setCompressionRatio((float) best.compressionRatio())
        .setTemperature((float) bestTemperature)
        .setAttempts(attempts)
        .setEncoderPasses(encoderPasses)
        .setDecodeMs(decodeMs)
        .build();
  }

  private static List<TranscriptWord> words(Decoding decoding, long windowStartMs) {
    return decoding.words().stream().map(word -> word(word, windowStartMs)).toList();
  }

  private static TranscriptWord word(DecodedWord word, long windowStartMs) {
    return new TranscriptWord(
        word.text(),
        windowStartMs + word.startMs(),
        windowStartMs + word.endMs(),
        (float) word.probability());
  }

  private static AlignmentHeads heads(RecognizerSettings settings) {
    return settings.alignmentHeads().equals("auto")
        ? AlignmentHeads.forModel(Path.of(settings.model()))
        : AlignmentHeads.parse(settings.alignmentHeads());
  }

  private static DecodeSettings decodeSettings(RecognizerSettings settings) {
    return DecodeSettings.defaults()
        .withLanguage(settings.language())
        .withPrompt(settings.prompt())
        .withBeamSize(settings.beamSize())
        .withThreads(settings.threads())
        .withSeed(settings.seed());
  }

  @Override
  public void abort() {
    state.abort();
  }

  @Override
  public void close() {
    state.close();
    model.close();
  }
}
