package io.colloquy.flink.transcribe;

import io.colloquy.flink.hear.FaintNoise;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.ModelStamp;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import io.colloquy.whisper.AlignmentHeads;
import io.colloquy.whisper.DecodeSettings;
import io.colloquy.whisper.DecodingAborted;
import io.colloquy.whisper.Device;
import io.colloquy.whisper.SpokenLanguages;
import io.colloquy.whisper.WhisperException;
import io.colloquy.whisper.WhisperModel;
import io.colloquy.whisper.WhisperState;
import io.colloquy.whisper.WordTiming;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Transcribes windows with whisper.cpp. A window that is doubted is decoded again at higher
 * temperatures, as Whisper's authors do (Radford et al. 2022, section 4.5); one without speech is
 * not decoded at all.
 */
public final class WhisperRecognizer implements WindowRecognizer {
  private static final String OPTION = "--model";
  private static final List<Double> TEMPERATURES = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
  private static final int LONGEST_WINDOW_SAMPLES = 30 * SpeechWindow.SAMPLE_RATE;

  private final WhisperFactory factory;
  private final RecognizerSettings settings;
  private final WhisperModel model;
  private final FloatBuffer samples =
      ByteBuffer.allocateDirect(LONGEST_WINDOW_SAMPLES * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
  private volatile WhisperState state;

  private WhisperRecognizer(WhisperFactory factory) {
    this.factory = factory;
    settings = factory.settings();
    model =
        WhisperModel.open(
            Path.of(settings.model()), Device.parse(settings.device()), heads(settings));
    try {
      state = model.newState();
    } catch (RuntimeException noMemory) {
      model.close();
      throw noMemory;
    }
  }

  /** Opens recognizers of one kind; checks the model when it is made. */
  public record WhisperFactory(RecognizerSettings settings, String model, String stamp)
      implements Factory {

    /**
     * Makes a factory on the machine that submits the job, which must have the model, too.
     *
     * @throws WhisperException naming the path and the reason, if the model cannot be used
     * @throws IllegalArgumentException naming the setting that no recognizer could follow
     */
    public static WhisperFactory of(RecognizerSettings settings) {
      Path file = Path.of(settings.model());
      ModelStamp stamp = ModelStamp.of(file, OPTION);
      Device.parse(settings.device());
      SpokenLanguages.require(settings.language(), file);
      return new WhisperFactory(
          settings,
          stamp.toString(),
          decodeSettings(settings).stamp(timing(settings)) + " fallback=" + settings.fallback());
    }

    @Override
    public WindowRecognizer open() {
      ModelStamp.requireSame(Path.of(settings.model()), OPTION, model);
      return new WhisperRecognizer(this);
    }
  }

  @Override
  public Recognition hear(SpeechWindow window) throws HearingException {
    Recognition outcome =
        window.speech().isEmpty() ? Outcomes.words(window).build() : decode(window);
    // A window that was cut before an upgrade may name the model of then.
    outcome.setModel(factory.model());
    outcome.setSettings(factory.stamp());
    return outcome;
  }

  @Override
  public void check() throws HearingException {
    samples.clear();
    samples.put(FaintNoise.samples(SpeechWindow.SAMPLE_RATE)).flip();
    try {
      state.decode(samples, decodeSettings(settings));
    } catch (RuntimeException failed) {
      throw new HearingException("whisper.cpp could not even decode faint noise", failed);
    }
  }

  private Recognition decode(SpeechWindow window) throws HearingException {
    samples.clear();
    window.copySamples(samples);
    samples.flip();
    try {
      return transcribe(window);
    } catch (DecodingAborted asked) {
      throw new HearingException("whisper.cpp was stopped", asked);
    } catch (RuntimeException failed) {
      renewState(failed);
      throw new HearingException("whisper.cpp could not decode the window", failed);
    }
  }

  /** whisper.cpp gives a state up when memory is short; another may have more luck. */
  private void renewState(RuntimeException failed) {
    state.close();
    try {
      state = model.newState();
    } catch (WhisperException noMemory) {
      failed.addSuppressed(noMemory);
    }
  }

  private Recognition transcribe(SpeechWindow window) {
    WindowAttempts attempts = new WindowAttempts(window, timing(settings));
    int speechEndMs =
        Math.toIntExact(SpeechWindow.mediaMs(window.speechEndSample() - window.firstSample()));
    DecodeSettings usual = decodeSettings(settings).withSpeechEndMs(speechEndMs);
    for (double temperature : TEMPERATURES) {
      attempts.add(temperature, state.decode(samples, usual.withTemperature(temperature)));
      if (attempts.areEnough() || !settings.fallback()) {
        break;
      }
    }
    return attempts.outcome();
  }

  private static WordTiming timing(RecognizerSettings settings) {
    return heads(settings).isNone() ? WordTiming.TOKEN_HEURISTIC : WordTiming.DTW;
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
