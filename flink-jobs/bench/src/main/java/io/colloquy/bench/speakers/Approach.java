package io.colloquy.bench.speakers;

import io.colloquy.core.speaker.Turn;
import io.colloquy.flink.diarize.DiarizerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A way to find out who speaks when. */
public enum Approach {
  /** Window by window as in the job, and all of them once more at the end. */
  TRACKED {
    @Override
    List<Turn> turns(Path audio, DiarizerSettings settings, int expectedSpeakers)
        throws IOException {
      return new TrackedDiarization(settings).turns(audio, expectedSpeakers);
    }
  },

  /**
   * The whole recording at once: by sherpa-onnx with a segmentation model, else by clustering
   * pieces of all its speech.
   */
  OFFLINE {
    @Override
    List<Turn> turns(Path audio, DiarizerSettings settings, int expectedSpeakers)
        throws IOException {
      return OfflineDiarization.turns(audio, settings, expectedSpeakers);
    }
  };

  /**
   * Diarizes a recording.
   *
   * @param expectedSpeakers how many people speak; 0 if that is not told
   * @return in any order; they may overlap
   */
  abstract List<Turn> turns(Path audio, DiarizerSettings settings, int expectedSpeakers)
      throws IOException;
}
