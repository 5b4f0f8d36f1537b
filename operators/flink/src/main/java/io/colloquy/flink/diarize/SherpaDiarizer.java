package io.colloquy.flink.diarize;

import io.colloquy.core.speaker.CleanSpeech;
import io.colloquy.core.speaker.LocalSpeaker;
import io.colloquy.core.speaker.SpeechPieces;
import io.colloquy.core.speaker.Turn;
import io.colloquy.flink.hear.FaintNoise;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.hear.ModelStamp;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.LocalTurn;
import io.colloquy.schemas.Recognition;
import io.colloquy.sherpa.EmbeddingMetadata;
import io.colloquy.sherpa.SegmentationMetadata;
import io.colloquy.sherpa.SherpaException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Diarizes windows with sherpa-onnx. A segmentation model tells where somebody begins and ends to
 * speak, also at the same time; without one, that is taken from voice activity. Either way the
 * speech is cut into short pieces, each with an embedding and a number of its own: which of them
 * are one person's is told from the whole interview, as what is joined within a window cannot be
 * parted again.
 */
public final class SherpaDiarizer implements WindowDiarizer {
  private static final Logger LOG = LoggerFactory.getLogger(SherpaDiarizer.class);
  private static final String SPEAKER_OPTION = "--speaker-model";
  private static final int CHECKED_SECONDS = 2;
  private static final String SEGMENTATION_OPTION = "--segmentation-model";

  private final SherpaFactory factory;
  private final VoiceEmbeddings embeddings;
  private final SegmentedTurns segmentation;

  private SherpaDiarizer(
      SherpaFactory factory, VoiceEmbeddings embeddings, SegmentedTurns segmentation) {
    this.factory = factory;
    this.embeddings = embeddings;
    this.segmentation = segmentation;
  }

  /**
   * Opens diarizers of one kind; checks the models when it is made.
   *
   * @param speakerStamp name and hash of the embedding model
   * @param segmentationStamp name and hash of the segmentation model; null without one
   */
  public record SherpaFactory(
      DiarizerSettings settings, String speakerStamp, String segmentationStamp) implements Factory {

    /**
     * Makes a factory on the machine that submits the job, which must have the models, too.
     *
     * @throws IllegalArgumentException if a model is missing
     * @throws SherpaException naming the path and the reason, if a model cannot be used
     */
    public static SherpaFactory of(DiarizerSettings settings) {
      Path speakers = Path.of(settings.speakerModel());
      String speakerStamp = ModelStamp.of(speakers, SPEAKER_OPTION).toString();
      EmbeddingMetadata.read(speakers);
      String segmentationStamp = null;
      if (settings.segmentationModel() != null) {
        Path segmentation = Path.of(settings.segmentationModel());
        segmentationStamp = ModelStamp.of(segmentation, SEGMENTATION_OPTION).toString();
        requireSampleRate(segmentation);
      }
      return new SherpaFactory(settings, speakerStamp, segmentationStamp);
    }

    private static void requireSampleRate(Path segmentation) {
      int sampleRate = SegmentationMetadata.read(segmentation).sampleRate();
      if (sampleRate != SpeechWindow.SAMPLE_RATE) {
        throw new IllegalArgumentException(
            "The model %s hears %d Hz, windows have %d: give another one with %s"
                .formatted(
                    segmentation, sampleRate, SpeechWindow.SAMPLE_RATE, SEGMENTATION_OPTION));
      }
    }

    @Override
    public String diarizer() {
      String similarity = " similarity=" + settings.similarity();
      return segmentationStamp == null
          ? speakerStamp + similarity
          : segmentationStamp + " " + speakerStamp + similarity;
    }

    @Override
    public String voices() {
      return speakerStamp;
    }

    /** As {@link Recognition#getTurnsFrom()} tells. */
    String turnsFrom() {
      return segmentationStamp == null
          ? DiarizationOutcomes.VOICE_ACTIVITY
          : DiarizationOutcomes.SEGMENTATION;
    }

    @Override
    public WindowDiarizer open() {
      Path speakers = Path.of(settings.speakerModel());
      ModelStamp.requireSame(speakers, SPEAKER_OPTION, speakerStamp);
      LOG.info("Turns come from {}, by {}", turnsFrom(), diarizer());
      if (segmentationStamp == null) {
        return new SherpaDiarizer(this, VoiceEmbeddings.open(settings), null);
      }
      Path segmentation = Path.of(settings.segmentationModel());
      ModelStamp.requireSame(segmentation, SEGMENTATION_OPTION, segmentationStamp);
      SegmentedTurns turns = SegmentedTurns.open(settings);
      try {
        return new SherpaDiarizer(this, VoiceEmbeddings.open(settings), turns);
      } catch (RuntimeException noMemory) {
        turns.close();
        throw noMemory;
      }
    }
  }

  @Override
  public Recognition hear(SpeechWindow window) throws HearingException {
    try {
      return diarize(window);
    } catch (RuntimeException failed) {
      throw new HearingException("sherpa-onnx could not diarize the window", failed);
    }
  }

  @Override
  public void check() throws HearingException {
    float[] noise = FaintNoise.samples(CHECKED_SECONDS * SpeechWindow.SAMPLE_RATE);
    try {
      embeddings.of(List.of(new Turn(0, CHECKED_SECONDS * 1_000, 0)), noise, 0);
      if (segmentation != null) {
        segmentation.of(noise, 0);
      }
    } catch (RuntimeException failed) {
      throw new HearingException("sherpa-onnx could not even diarize faint noise", failed);
    }
  }

  private Recognition diarize(SpeechWindow window) {
    float[] samples = new float[window.audio().length / Short.BYTES];
    window.copySamples(FloatBuffer.wrap(samples));
    long startMs = SpeechWindow.mediaMs(window.firstSample());
    List<Turn> turns =
        SpeechPieces.of(
            segmentation == null ? speech(window) : segmentation.of(samples, window.firstSample()));
    List<LocalSpeaker> speakers = known(turns, samples, startMs);
    return DiarizationOutcomes.turns(window, factory.turnsFrom())
        .setDiarizer(factory.diarizer())
        .setTurns(turns.stream().map(SherpaDiarizer::localTurn).toList())
        .setLocalSpeakers(speakers.stream().map(SherpaDiarizer::localSpeaker).toList())
        .build();
  }

  private static List<Turn> speech(SpeechWindow window) {
    return window.speech().stream()
        .map(
            span ->
                new Turn(
                    SpeechWindow.mediaMs(span.firstSample()),
                    SpeechWindow.mediaMs(span.endSample()),
                    Turn.UNKNOWN))
        .toList();
  }

  /** Every voice of the turns, with an embedding if there is so much clean speech of it. */
  private List<LocalSpeaker> known(List<Turn> turns, float[] samples, long startMs) {
    List<LocalSpeaker> known = new ArrayList<>();
    for (Map.Entry<Integer, List<Turn>> voice : CleanSpeech.of(turns).entrySet()) {
      long speechMs = voice.getValue().stream().mapToLong(Turn::durationMs).sum();
      float[] embedding =
          speechMs < SpeechPieces.SHORTEST_MS
              ? new float[0]
              : embeddings.of(voice.getValue(), samples, startMs);
      known.add(new LocalSpeaker(voice.getKey(), embedding, speechMs));
    }
    return known;
  }

  private static LocalTurn localTurn(Turn turn) {
    return new LocalTurn(turn.startMs(), turn.endMs(), turn.speaker());
  }

  private static io.colloquy.schemas.LocalSpeaker localSpeaker(LocalSpeaker speaker) {
    List<Float> embedding = new ArrayList<>(speaker.embedding().length);
    for (float value : speaker.embedding()) {
      embedding.add(value);
    }
    return new io.colloquy.schemas.LocalSpeaker(
        speaker.number(), speaker.cleanSpeechMs(), embedding);
  }

  /** A call of sherpa-onnx cannot be ended; a window takes it a few seconds at most. */
  @Override
  public void abort() {}

  @Override
  public void close() {
    embeddings.close();
    if (segmentation != null) {
      segmentation.close();
    }
  }
}
