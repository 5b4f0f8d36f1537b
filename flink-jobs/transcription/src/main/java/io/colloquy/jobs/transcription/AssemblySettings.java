package io.colloquy.jobs.transcription;

import io.colloquy.flink.embed.TextEmbedder;

/**
 * What writing documents needs besides its sinks.
 *
 * @param chapters whether there are chapters and passages
 * @param embedder makes their vectors
 */
record AssemblySettings(boolean chapters, TextEmbedder.Factory embedder) {}
