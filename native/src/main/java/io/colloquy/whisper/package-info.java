/**
 * Speech recognition by whisper.cpp: a {@link io.colloquy.whisper.WhisperModel} opened once per
 * process and device, and any number of {@link io.colloquy.whisper.WhisperState}s that decode
 * windows of at most 30 s on it in parallel.
 */
package io.colloquy.whisper;
