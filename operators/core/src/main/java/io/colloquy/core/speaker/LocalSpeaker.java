package io.colloquy.core.speaker;

import io.colloquy.core.vector.Vectors;

/**
 * One of a window's speakers as its diarization knows them: without a name outside of the window.
 *
 * @param number as in the window's turns
 * @param embedding the voice as a vector of length 1, made of speech in which nobody else speaks;
 *     brought to that length if it is not; empty if there is none or one of its numbers is not
 *     finite. Not to be changed
 * @param cleanSpeechMs how much speech the embedding rests on
 */
public record LocalSpeaker(int number, float[] embedding, long cleanSpeechMs) {

  public LocalSpeaker {
    embedding = Vectors.unit(embedding);
    cleanSpeechMs = Math.max(0, cleanSpeechMs);
  }

  public boolean hasEmbedding() {
    return embedding.length > 0 && cleanSpeechMs > 0;
  }
}
