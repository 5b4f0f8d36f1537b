package io.colloquy.local.ingest;

import io.colloquy.schemas.AudioChunk;

/** Where a recorder puts its chunks. */
interface ChunkTarget {

  /** Takes a chunk; that it could not be kept may show in a later call. */
  void send(AudioChunk chunk);

  /** Waits until everything sent is kept. */
  void flush();
}
