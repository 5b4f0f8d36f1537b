package io.colloquy.bench.speakers;

import io.colloquy.bench.BenchException;
import io.colloquy.core.speaker.LocalSpeaker;
import io.colloquy.core.speaker.LocalTurns;
import io.colloquy.core.speaker.Reclustered;
import io.colloquy.core.speaker.SpeakerSettings;
import io.colloquy.core.speaker.SpeakerState;
import io.colloquy.core.speaker.SpeakerTracker;
import io.colloquy.core.speaker.Tracked;
import io.colloquy.core.speaker.TrackedWindow;
import io.colloquy.core.speaker.Turn;
import io.colloquy.core.speaker.WindowId;
import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.diarize.DiarizerSettings;
import io.colloquy.flink.diarize.SherpaDiarizer.SherpaFactory;
import io.colloquy.flink.diarize.WindowDiarizer;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.local.transcribe.SpeechCutter;
import io.colloquy.schemas.Recognition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The job's steps towards speakers, one after the other in this process. */
final class TrackedDiarization {

  private static final String STREAM = "audio";

  private final DiarizerSettings settings;
  private final SpeakerTracker tracker;
  private final List<TrackedWindow> windows = new ArrayList<>();
  private final List<CutWindow> spans = new ArrayList<>();
  private SpeakerState state;

  private record Cut(CutWindow window, short[] samples) {}

  TrackedDiarization(DiarizerSettings settings) {
    this.settings = settings;
    tracker = new SpeakerTracker(SpeakerSettings.defaults().withSimilarity(settings.similarity()));
  }

  List<Turn> turns(Path audio, int expectedSpeakers) throws IOException {
    state = SpeakerState.start().expecting(expectedSpeakers);
    Queue<Cut> waiting = new ArrayDeque<>();
    try (WindowDiarizer diarizer = SherpaFactory.of(settings).open();
        SileroVad vad = SileroVad.open();
        AudioFile file = AudioFile.open(audio, AudioFile.Layout.MONO)) {
      SpeechCutter cutter =
          new SpeechCutter(vad, (window, samples) -> waiting.add(new Cut(window, samples)));
      for (short[][] block = file.read(); block != null; block = file.read()) {
        cutter.accept(block[0]);
        track(diarizer, waiting);
      }
      cutter.finish();
      track(diarizer, waiting);
    } catch (AudioException | HearingException failed) {
      throw new BenchException(failed.getMessage(), failed);
    }
    recluster();
    return turns();
  }

  private void track(WindowDiarizer diarizer, Queue<Cut> cuts) throws HearingException {
    for (Cut cut = cuts.poll(); cut != null; cut = cuts.poll()) {
      WindowId id = new WindowId(STREAM, windows.size(), 0);
      Recognition heard = diarizer.hear(SpeechWindows.of(cut.window(), cut.samples(), id));
      Tracked tracked = tracker.window(state, localTurns(id, heard));
      state = tracked.state();
      windows.add(tracked.window());
      spans.add(cut.window());
      if (tracker.isReclusteringDue(state)) {
        recluster();
      }
    }
  }

  private void recluster() {
    Reclustered all = tracker.recluster(state, windows);
    state = all.state();
  }

  /** What two windows both heard is taken from either up to its middle. */
  private List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      CutWindow window = spans.get(i);
      long fromMs = SpeechWindow.mediaMs(window.firstSample() + window.overlapBeforeSamples() / 2);
      long toMs = SpeechWindow.mediaMs(window.endSample() - window.overlapAfterSamples() / 2);
      for (Turn turn : tracker.turns(state, windows.get(i)).turns()) {
        if (turn.overlapMs(fromMs, toMs) > 0) {
          turns.add(
              new Turn(
                  Math.max(fromMs, turn.startMs()), Math.min(toMs, turn.endMs()), turn.speaker()));
        }
      }
    }
    return turns;
  }

  private static LocalTurns localTurns(WindowId id, Recognition heard) {
    return new LocalTurns(
        id,
        heard.getTurns().stream()
            .map(turn -> new Turn(turn.getStartMs(), turn.getEndMs(), turn.getSpeaker()))
            .toList(),
        heard.getLocalSpeakers().stream().map(TrackedDiarization::localSpeaker).toList());
  }

  private static LocalSpeaker localSpeaker(io.colloquy.schemas.LocalSpeaker speaker) {
    float[] embedding = new float[speaker.getEmbedding().size()];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = speaker.getEmbedding().get(i);
    }
    return new LocalSpeaker(speaker.getSpeaker(), embedding, speaker.getSpeechMs());
  }
}
