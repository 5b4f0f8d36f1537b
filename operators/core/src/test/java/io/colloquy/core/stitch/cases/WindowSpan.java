package io.colloquy.core.stitch.cases;

/** Where a window lies, and how much of it its neighbours have, in milliseconds. */
record WindowSpan(long startMs, long endMs, long overlapBeforeMs, long overlapAfterMs) {}
