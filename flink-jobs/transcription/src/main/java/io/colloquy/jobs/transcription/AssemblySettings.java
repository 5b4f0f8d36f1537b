package io.colloquy.jobs.transcription;

import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.flink.read.SchemaCatalogFactory;
import io.colloquy.flink.track.TrackingSettings;

/**
 * What assembling needs besides its sources and sinks.
 *
 * @param chapters whether there are chapters and passages
 * @param embedder makes their vectors
 */
record AssemblySettings(
    SchemaCatalogFactory schemaCatalog,
    TrackingSettings tracking,
    boolean chapters,
    TextEmbedder.Factory embedder) {}
