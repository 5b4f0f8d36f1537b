package io.colloquy.local;

import io.colloquy.local.model.ModelException;
import io.colloquy.local.model.Models;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Arguments that say what a job tells speakers apart with; all of them, or none. */
public final class SpeakerModelOptions {
  private static final String NONE = "none";

  @Option(
      names = "--speaker-model",
      paramLabel = "MODEL",
      required = true,
      description =
          "what tells voices apart: a name that models list shows, an ONNX file, or none (default:"
              + " as before, at first the embedded one, which knows synthetic voices only)")
  private String speakerModel;

  @Option(
      names = "--segmentation-model",
      paramLabel = "MODEL",
      description =
          "what finds turns, also where people speak at once: likewise (default: turns come from"
              + " voice activity)")
  private String segmentationModel;

  @Option(
      names = "--speaker-threshold",
      paramLabel = "SIMILARITY",
      description =
          "from this cosine similarity on, two voices are one person's; it belongs to the speaker"
              + " model (default: the embedded one's)")
  private Float threshold;

  /**
   * The models that these arguments name.
   *
   * @throws ModelException if one is not there
   */
  public SpeakerModels resolve(Models models) throws ModelException {
    if (speakerModel.equals(NONE)) {
      return SpeakerModels.none();
    }
    Path segmentation =
        segmentationModel == null ? null : models.segmentationModel(segmentationModel);
    return new SpeakerModels(models.speakerModel(speakerModel), segmentation, threshold);
  }
}
