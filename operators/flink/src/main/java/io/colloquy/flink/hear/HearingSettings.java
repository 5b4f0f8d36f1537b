package io.colloquy.flink.hear;

import java.io.Serializable;

/**
 * How a step hears windows.
 *
 * @param poolSize models, and so threads, of each subtask
 * @param allowedMs after which a window is given up, from when a model begins to hear it; and that
 *     the model then has to end, or else the process does
 * @param crashMarks a directory that every TaskManager mounts, as {@link CrashMarkDirectory} gives
 *     it; null to know nothing of crashes
 */
public record HearingSettings(int poolSize, long allowedMs, String crashMarks)
    implements Serializable {}
