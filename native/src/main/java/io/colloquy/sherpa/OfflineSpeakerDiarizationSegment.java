package io.colloquy.sherpa;

/**
 * A turn: one speaker, talking without a longer pause. Turns of different speakers may overlap.
 *
 * @param startMs from the start of the audio
 * @param endMs from the start of the audio, exclusive
 * @param speaker the number of the speaker, from 0, within this recording
 */
public record OfflineSpeakerDiarizationSegment(long startMs, long endMs, int speaker) {}
