package io.colloquy.core.speaker;

import io.colloquy.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * People with made-up voices who talk in turns, as a diarization of windows would hear them. Voices
 * of different people have a similarity of about 0.2; embeddings of the same person differ by noise
 * that is stronger the less speech they rest on; between none and half of it is clean.
 */
final class SimulatedInterview {
  private static final int DIMENSION = 96;

  private final Random random;
  private final double noise;
  private final float[][] voices;
  private final List<LocalTurns> windows = new ArrayList<>();
  private final Map<WindowId, Map<Integer, Integer>> people = new HashMap<>();

  /**
   * Makes up windows of 30 s.
   *
   * @param noise of an embedding of 5 s: with 0.5 two of one person have a similarity of about 0.8,
   *     with 1 of 0.5
   */
  SimulatedInterview(Random random, int speakers, double noise, int count) {
    this.random = random;
    this.noise = noise;
    this.voices = new float[speakers][];
    float[] common = unit(gaussian(1));
    for (int person = 0; person < speakers; person++) {
      voices[person] = unit(sum(gaussian(1 / Math.sqrt(DIMENSION)), common, 0.5));
    }
    for (int number = 0; number < count; number++) {
      addWindow(number);
    }
  }

  List<LocalTurns> windows() {
    return windows;
  }

  /** Who a window's local speaker is, from 0. */
  int person(WindowId window, int local) {
    return people.get(window).get(local);
  }

  /** The same windows with other numbers for their local speakers. */
  static LocalTurns relabelled(LocalTurns window) {
    return new LocalTurns(
        window.window(),
        window.turns().stream().map(turn -> turn.by(100 - turn.speaker())).toList(),
        window.speakers().stream()
            .map(
                speaker ->
                    new LocalSpeaker(
                        100 - speaker.number(), speaker.embedding(), speaker.cleanSpeechMs()))
            .toList());
  }

  private void addWindow(int number) {
    WindowId id = new WindowId("mix", number, 0);
    List<Integer> present = new ArrayList<>();
    for (int person = 0; person < voices.length; person++) {
      present.add(person);
    }
    Collections.shuffle(present, random);
    present = present.subList(0, Math.min(present.size(), 1 + random.nextInt(3)));
    List<Turn> turns = new ArrayList<>();
    long time = number * 30_000L + random.nextInt(500);
    int local = 0;
    while (time < (number + 1) * 30_000L - 2_000) {
      long end = Math.min((number + 1) * 30_000L, time + 500 + random.nextInt(8_000));
      turns.add(new Turn(time, end, 1 + local % present.size()));
      local++;
      time = end + random.nextInt(600) - 200;
    }
    List<LocalSpeaker> speakers = new ArrayList<>();
    Map<Integer, Integer> names = new HashMap<>();
    for (int place = 0; place < present.size(); place++) {
      int speaker = place + 1;
      long speech =
          turns.stream().filter(t -> t.speaker() == speaker).mapToLong(Turn::durationMs).sum();
      if (speech > 0) {
        long clean = 100 + (long) (speech * random.nextDouble() / 2);
        speakers.add(new LocalSpeaker(speaker, heard(present.get(place), clean), clean));
        names.put(speaker, present.get(place));
      }
    }
    windows.add(new LocalTurns(id, turns, speakers));
    people.put(id, names);
  }

  private float[] heard(int person, long speechMs) {
    double strength = noise * Math.sqrt(5_000.0 / Math.max(500, speechMs));
    return unit(sum(gaussian(strength / Math.sqrt(DIMENSION)), voices[person], 1));
  }

  private float[] gaussian(double deviation) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) (random.nextGaussian() * deviation);
    }
    return vector;
  }

  private static float[] sum(float[] vector, float[] other, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (factor * other[i]);
    }
    return vector;
  }

  private static float[] unit(float[] vector) {
    return Vectors.unit(vector);
  }
}
