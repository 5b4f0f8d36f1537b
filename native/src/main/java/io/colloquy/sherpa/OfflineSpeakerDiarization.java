package io.colloquy.sherpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds who speaks when in a whole recording: a segmentation model tells local speakers in
 * overlapping windows, an embedding of each is clustered. Several threads may use it at the same
 * time.
 *
 * <p>Up to one window of the segmentation model, 10 s for pyannote's, nothing is clustered: the
 * local speakers are the speakers.
 */
public final class OfflineSpeakerDiarization implements AutoCloseable {

  private static final int VALUES_PER_SEGMENT = 3;
  private static final float NEXT_TO_NOTHING_S = 1e-6f;

  private final NativeHandle handle;
  private final OfflineSpeakerDiarizationConfig config;
  private final SegmentationMetadata segmentation;

  /**
   * Opens the models.
   *
   * @throws SherpaException naming the path, the reason and what to do, if one of them is not a
   *     model that sherpa-onnx can use
   */
  public OfflineSpeakerDiarization(OfflineSpeakerDiarizationConfig config) {
    SherpaLibrary.load();
    this.config = config;
    segmentation = SegmentationMetadata.read(config.segmentation().pyannote().model());
    EmbeddingMetadata.read(config.embedding().model());
    handle = new NativeHandle("the diarization", open(config), OfflineSpeakerDiarization::delete);
  }

  /** The rate of the audio that {@link #process} takes, in Hz. */
  public int getSampleRate() {
    return segmentation.sampleRate();
  }

  /**
   * Changes the clustering of later calls.
   *
   * @throws IllegalArgumentException if anything else differs
   * @throws IllegalStateException after {@link #close}
   */
  public void setConfig(OfflineSpeakerDiarizationConfig changed) {
    if (!changed.withClustering(config.clustering()).equals(config)) {
      throw new IllegalArgumentException(
          "only the clustering can be changed: open another diarization for " + changed);
    }
    FastClusteringConfig clustering = changed.clustering();
    handle.exclusive(
        address -> {
          setClustering(address, clustering.numClusters(), (float) clustering.threshold());
          return null;
        });
  }

  /**
   * Finds the turns of a recording.
   *
   * @param samples mono, between -1 and 1, at {@link #getSampleRate}
   * @return the turns, by start; none where nobody speaks
   * @throws IllegalArgumentException for audio without samples, or with some that are no numbers
   * @throws IllegalStateException after {@link #close}
   * @throws SherpaException if sherpa-onnx fails
   */
  public List<OfflineSpeakerDiarizationSegment> process(float[] samples) {
    Samples.requireUsable(samples);
    int padded = Math.toIntExact(segmentation.paddedToWindows(samples.length));
    float[] values = handle.shared(address -> segments(address, samples, padded));
    long durationMs = samples.length * 1000L / getSampleRate();
    List<OfflineSpeakerDiarizationSegment> segments = new ArrayList<>();
    for (int i = 0; i < values.length; i += VALUES_PER_SEGMENT) {
      long startMs = Math.round(values[i] * 1000.0);
      long endMs = Math.min(durationMs, Math.round(values[i + 1] * 1000.0));
      if (startMs < endMs) {
        segments.add(
            new OfflineSpeakerDiarizationSegment(startMs, endMs, Math.round(values[i + 2])));
      }
    }
    return List.copyOf(segments);
  }

  /** Waits for the calls in flight, then gives the memory back. */
  @Override
  public void close() {
    handle.close();
  }

  private static long open(OfflineSpeakerDiarizationConfig config) {
    try {
      return newFromFiles(
          config.segmentation().pyannote().model().toString().getBytes(UTF_8),
          config.segmentation().numThreads(),
          config.embedding().model().toString().getBytes(UTF_8),
          config.embedding().numThreads(),
          config.clustering().numClusters(),
          (float) config.clustering().threshold(),
          seconds(config.minDurationOnMs()),
          seconds(config.minDurationOffMs()));
    } catch (SherpaException e) {
      throw new SherpaException(
          "the models %s and %s cannot be used: %s"
              .formatted(
                  config.segmentation().pyannote().model(),
                  config.embedding().model(),
                  e.getMessage()),
          e);
    }
  }

  /** sherpa-onnx takes 0 for "your own default". */
  private static float seconds(long milliseconds) {
    return milliseconds == 0 ? NEXT_TO_NOTHING_S : milliseconds / 1000f;
  }

  private static native long newFromFiles(
      byte[] segmentation,
      int segmentationThreads,
      byte[] embedding,
      int embeddingThreads,
      int clusters,
      float threshold,
      float minDurationOnS,
      float minDurationOffS);

  private static native void setClustering(long handle, int clusters, float threshold);

  private static native float[] segments(long handle, float[] samples, int padded);

  private static native void delete(long handle);
}
