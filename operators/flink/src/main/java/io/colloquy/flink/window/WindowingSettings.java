package io.colloquy.flink.window;

import io.colloquy.core.window.WindowSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How audio is windowed, and how long it is waited for. What it says of model and settings is
 * stamped on every window.
 *
 * @param reorderWaitMs how long a chunk behind a missing one waits for it, in append time
 * @param reorderAudioMs how much later audio a missing chunk may hold up
 * @param standstillMs how long a stream with a missing chunk may stand still, in processing time,
 *     while its task takes no other's chunks either
 * @param idleMs without any record for so long, an interview's streams count as ended
 * @param textKeptMs how long a complete interview takes late audio and patches
 * @param markKeptMs how long a closed or deleted interview is remembered: the topics' retention
 * @param references directories, as URIs, below which chunks may refer to files; none by default
 * @param model name and hash of the recognizer
 * @param settings the recognizer's settings stamp
 * @param diarizer names and hashes of the models that tell speakers apart; empty if none does
 * @param voices name and hash of the model that makes embeddings of voices; empty if none does
 */
public record WindowingSettings(
    WindowSettings cutting,
    long reorderWaitMs,
    long reorderAudioMs,
    long standstillMs,
    long idleMs,
    long textKeptMs,
    long markKeptMs,
    List<String> references,
    String model,
    String settings,
    String diarizer,
    String voices)
    implements Serializable {

  /** The defaults, for a recognizer; nothing tells speakers apart. */
  public static WindowingSettings defaults(String model, String settings) {
    return new WindowingSettings(
        WindowSettings.defaults(),
        Duration.ofSeconds(10).toMillis(),
        Duration.ofSeconds(60).toMillis(),
        Duration.ofSeconds(30).toMillis(),
        Duration.ofMinutes(15).toMillis(),
        Duration.ofHours(24).toMillis(),
        Duration.ofDays(7).toMillis(),
        List.of(),
        model,
        settings,
        "",
        "");
  }
}
