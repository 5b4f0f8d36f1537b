package io.colloquy.flink.passage;

import io.colloquy.flink.embed.TextToEmbed;

/**
 * A text that was told.
 *
 * @param kind what for: whoever waits for units hears of no passages
 */
public record ToldText(TextToEmbed.Kind kind, String textHash) {}
