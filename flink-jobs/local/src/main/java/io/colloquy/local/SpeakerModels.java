package io.colloquy.local;

import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.StackException;
import io.colloquy.sherpa.EmbeddingMetadata;
import io.colloquy.sherpa.SegmentationMetadata;
import io.colloquy.sherpa.SherpaException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job tells speakers apart with.
 *
 * @param embedding a speaker embedding model; null if nothing tells them apart
 * @param segmentation a pyannote segmentation model; null to take turns from voice activity
 * @param threshold from which similarity on two voices are one person's; null for the job's own,
 *     which is that of the embedded model
 */
public record SpeakerModels(Path embedding, Path segmentation, Float threshold) {
  private static final String DIARIZE = "--diarize";
  private static final String OFF = "off";
  private static final String EMBEDDING = "--speaker-model";
  private static final String SEGMENTATION = "--segmentation-model";
  private static final String THRESHOLD = "--speaker-threshold";

  public SpeakerModels {
    embedding = absolute(embedding);
    segmentation = absolute(segmentation);
  }

  /** Nothing tells speakers apart, but for the channels of stereo streams. */
  public static SpeakerModels none() {
    return new SpeakerModels(null, null, null);
  }

  /** The stand-in that comes with the project. */
  static SpeakerModels embedded(Installation installation) {
    return new SpeakerModels(installation.embeddedSpeakerModel(), null, null);
  }

  /**
   * Those of a job that recognizes.
   *
   * @param usual those of a job that was submitted before jobs had any
   */
  public static SpeakerModels of(JobSubmission submission, SpeakerModels usual) {
    List<String> arguments = submission.arguments();
    if (arguments.contains(DIARIZE)) {
      return none();
    }
    String embedding = value(arguments, EMBEDDING);
    if (embedding == null) {
      return usual;
    }
    String segmentation = value(arguments, SEGMENTATION);
    String threshold = value(arguments, THRESHOLD);
    return new SpeakerModels(
        Path.of(embedding),
        segmentation == null ? null : Path.of(segmentation),
        threshold == null ? null : Float.valueOf(threshold));
  }

  private static String value(List<String> arguments, String option) {
    int at = arguments.lastIndexOf(option);
    return at < 0 ? null : arguments.get(at + 1);
  }

  private static Path absolute(Path model) {
    return model == null ? null : model.toAbsolutePath().normalize();
  }

  /** Arguments for a job that recognizes. */
  List<String> recognizing() {
    if (embedding == null) {
      return List.of(DIARIZE, OFF);
    }
    List<String> arguments = new ArrayList<>(List.of(EMBEDDING, embedding.toString()));
    if (segmentation != null) {
      arguments.addAll(List.of(SEGMENTATION, segmentation.toString()));
    }
    arguments.addAll(assembling());
    return arguments;
  }

  /** Arguments for a job that assembles what it recognized. */
  List<String> assembling() {
    return threshold == null ? List.of() : List.of(THRESHOLD, threshold.toString());
  }

  /** Else a running job would be stopped for one that cannot start. */
  void requireLoadable() {
    try {
      if (embedding != null) {
        EmbeddingMetadata.read(embedding);
      }
      if (segmentation != null) {
        SegmentationMetadata.read(segmentation);
      }
    } catch (SherpaException unusable) {
      throw new StackException(unusable.getMessage(), unusable);
    }
  }

  /** A line that says where speakers come from. */
  @Override
  public String toString() {
    if (embedding == null) {
      return "not told apart, but for the channels of stereo streams";
    }
    return "told apart by %s, turns from %s"
        .formatted(
            embedding.getFileName(),
            segmentation == null ? "voice activity" : segmentation.getFileName());
  }
}
