package io.colloquy.sherpa;

import java.nio.file.Path;

/**
 * A pyannote segmentation model.
 *
 * @param model in ONNX format, with the metadata that sherpa-onnx reads
 */
public record OfflineSpeakerSegmentationPyannoteModelConfig(Path model) {}
