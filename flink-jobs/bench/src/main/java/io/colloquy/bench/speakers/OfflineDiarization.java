package io.colloquy.bench.speakers;

import io.colloquy.bench.BenchException;
import io.colloquy.core.speaker.AverageLinkage;
import io.colloquy.core.speaker.MicroCluster;
import io.colloquy.core.speaker.SpeakerSettings;
import io.colloquy.core.speaker.SpeechPieces;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.vector.GramMatrix;
import io.colloquy.core.window.SampleSpan;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.diarize.DiarizerSettings;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.local.transcribe.SpeechCutter;
import io.colloquy.sherpa.FastClusteringConfig;
import io.colloquy.sherpa.OfflineSpeakerDiarization;
import io.colloquy.sherpa.OfflineSpeakerDiarizationConfig;
import io.colloquy.sherpa.OnlineStream;
import io.colloquy.sherpa.SpeakerEmbeddingExtractor;
import io.colloquy.sherpa.SpeakerEmbeddingExtractorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Who speaks when, by all of a recording at once: what to compare the job with. */
final class OfflineDiarization {

  private static final float SCALE = 1 / 32_768f;

  private OfflineDiarization() {}

  /** See {@link Approach#OFFLINE}. */
  static List<Turn> turns(Path audio, DiarizerSettings settings, int expectedSpeakers)
      throws IOException {
    try {
      return settings.segmentationModel() == null
          ? clustered(audio, settings, expectedSpeakers)
          : segmented(samples(audio), settings, expectedSpeakers);
    } catch (AudioException unreadable) {
      throw new BenchException(unreadable.getMessage(), unreadable);
    }
  }

  private static List<Turn> segmented(
      float[] samples, DiarizerSettings settings, int expectedSpeakers) {
    FastClusteringConfig clustering =
        expectedSpeakers > 0
            ? FastClusteringConfig.ofSpeakers(expectedSpeakers)
            : new FastClusteringConfig(-1, 1 - settings.similarity());
    try (OfflineSpeakerDiarization diarization =
        new OfflineSpeakerDiarization(
            OfflineSpeakerDiarizationConfig.of(
                    Path.of(settings.segmentationModel()), Path.of(settings.speakerModel()))
                .withClustering(clustering))) {
      return diarization.process(samples).stream()
          .map(turn -> new Turn(turn.startMs(), turn.endMs(), turn.speaker() + 1))
          .toList();
    }
  }

  private static List<Turn> clustered(Path audio, DiarizerSettings settings, int expectedSpeakers)
      throws AudioException {
    float[] samples = samples(audio);
    List<Turn> pieces = SpeechPieces.of(speech(audio));
    TreeMap<Integer, List<Turn>> byVoice = new TreeMap<>();
    pieces.forEach(
        piece -> byVoice.computeIfAbsent(piece.speaker(), voice -> new ArrayList<>()).add(piece));
    List<MicroCluster> voices = new ArrayList<>();
    try (SpeakerEmbeddingExtractor extractor =
        new SpeakerEmbeddingExtractor(
            SpeakerEmbeddingExtractorConfig.of(Path.of(settings.speakerModel())))) {
      byVoice.forEach(
          (voice, turns) ->
              voices.add(
                  new MicroCluster(
                      voice + 1,
                      Turn.UNKNOWN,
                      embedding(extractor, turns, samples),
                      turns.stream().mapToLong(Turn::durationMs).sum(),
                      List.of())));
    }
    SpeakerSettings usual = SpeakerSettings.defaults().withSimilarity(settings.similarity());
    int[] people = new AverageLinkage(usual, GramMatrix.plain()).cluster(voices, expectedSpeakers);
    return pieces.stream().map(piece -> piece.by(people[piece.speaker()] + 1)).toList();
  }

  private static float[] embedding(
      SpeakerEmbeddingExtractor extractor, List<Turn> turns, float[] samples) {
    try (OnlineStream stream = extractor.createStream()) {
      for (Turn turn : turns) {
        int from = (int) SpeechWindow.sampleAt(turn.startMs());
        int to = (int) Math.min(samples.length, SpeechWindow.sampleAt(turn.endMs()));
        stream.acceptWaveform(Arrays.copyOfRange(samples, from, to), SpeechWindow.SAMPLE_RATE);
      }
      stream.inputFinished();
      return extractor.compute(stream);
    }
  }

  /** What the job's windows hold of it, each stretch once. */
  private static List<Turn> speech(Path audio) throws AudioException {
    List<Turn> speech = new ArrayList<>();
    try (SileroVad vad = SileroVad.open();
        AudioFile file = AudioFile.open(audio, AudioFile.Layout.MONO)) {
      SpeechCutter cutter =
          new SpeechCutter(
              vad, (window, samples) -> window.speech().forEach(span -> add(span, speech)));
      for (short[][] block = file.read(); block != null; block = file.read()) {
        cutter.accept(block[0]);
      }
      cutter.finish();
    }
    return speech;
  }

  private static void add(SampleSpan span, List<Turn> speech) {
    long reachedMs = speech.isEmpty() ? 0 : speech.get(speech.size() - 1).endMs();
    long startMs = Math.max(reachedMs, SpeechWindow.mediaMs(span.firstSample()));
    long endMs = SpeechWindow.mediaMs(span.endSample());
    if (startMs < endMs) {
      speech.add(new Turn(startMs, endMs, Turn.UNKNOWN));
    }
  }

  private static float[] samples(Path audio) throws AudioException {
    List<short[]> blocks = new ArrayList<>();
    int length = 0;
    try (AudioFile file = AudioFile.open(audio, AudioFile.Layout.MONO)) {
      for (short[][] block = file.read(); block != null; block = file.read()) {
        blocks.add(block[0]);
        length += block[0].length;
      }
    }
    float[] samples = new float[length];
    int place = 0;
    for (short[] block : blocks) {
      for (short sample : block) {
        samples[place++] = sample * SCALE;
      }
    }
    return samples;
  }
}
