/**
 * Who speaks, by sherpa-onnx, with the names of its own Java interface: {@link
 * io.colloquy.sherpa.SpeakerEmbeddingExtractor} turns a stretch of speech into a vector that is
 * close to others of the same voice, and {@link io.colloquy.sherpa.OfflineSpeakerDiarization} finds
 * the turns of a whole recording.
 *
 * <p>sherpa-onnx ends the process where a model lacks what it expects, so every model is opened and
 * tried with ONNX Runtime first: {@link io.colloquy.sherpa.SegmentationMetadata} and {@link
 * io.colloquy.sherpa.EmbeddingMetadata}.
 */
package io.colloquy.sherpa;
