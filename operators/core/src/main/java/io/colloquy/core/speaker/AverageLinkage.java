package io.colloquy.core.speaker;

import io.colloquy.core.vector.GramMatrix;
import java.util.List;

/**
 * Joins the two groups with the highest average similarity, again and again, down to the similarity
 * of one person's voices; two that spoke at the same time are not joined. Then groups with little
 * speech join the nearest of the others, if they are near enough.
 *
 * <p>With an expected count it goes on, or back, until there are so many groups with enough speech,
 * and all others join the nearest of these. More groups that are speakers than {@link
 * SpeakerSettings#speakers()} there never are: the nearest join, however unlike.
 *
 * <p>Chosen by measurement: spectral clustering by the eigengap needs more windows than a short
 * interview has.
 */
public final class AverageLinkage implements Clustering {
  private final SpeakerSettings settings;
  private final GramMatrix gramMatrix;

  public AverageLinkage(SpeakerSettings settings, GramMatrix gramMatrix) {
    this.settings = settings;
    this.gramMatrix = gramMatrix;
  }

  @Override
  public int[] cluster(List<MicroCluster> clusters, int expectedSpeakers) {
    double[][] products =
        gramMatrix.of(clusters.stream().map(MicroCluster::mean).toArray(float[][]::new));
    return expectedSpeakers > 0
        ? clusterInto(Math.min(expectedSpeakers, settings.speakers()), clusters, products)
        : clusterBySimilarity(new Linkage(products, clusters));
  }

  private int[] clusterBySimilarity(Linkage linkage) {
    Linkage.Join join = nearest(linkage);
    while (isOnePerson(join)) {
      linkage.apply(join);
      join = nearest(linkage);
    }
    double least = settings.similarity() - settings.leniency();
    join = nearestOfLittleSpeech(linkage, settings.confirmedSpeechMs());
    while (join != null && !join.apart() && join.similarity() >= least) {
      linkage.apply(join);
      join = nearestOfLittleSpeech(linkage, settings.confirmedSpeechMs());
    }
    while (linkage.count(settings.embeddingSpeechMs()) > settings.speakers()) {
      linkage.apply(nearestSpeakers(linkage));
    }
    return linkage.groups();
  }

  /** A stray sound counts as a person only if there are too few others. */
  private int[] clusterInto(int count, List<MicroCluster> clusters, double[][] products) {
    for (long enoughMs :
        new long[] {settings.confirmedSpeechMs(), settings.embeddingSpeechMs(), 0}) {
      int joins = joinsInto(count, new Linkage(products, clusters), enoughMs);
      if (joins >= 0) {
        Linkage linkage = new Linkage(products, clusters);
        for (int join = 0; join < joins; join++) {
          linkage.apply(nearest(linkage));
        }
        while (linkage.size() > count) {
          linkage.apply(nearestOfLittleSpeech(linkage, enoughMs));
        }
        return linkage.groups();
      }
    }
    return new Linkage(products, clusters).groups();
  }

  /**
   * After how many joins there are so many groups with enough speech: if possible, at or behind the
   * last of one person, else as shortly before it as can be; -1 if never.
   */
  private int joinsInto(int count, Linkage linkage, long enoughMs) {
    int found = -1;
    int joins = 0;
    for (Linkage.Join join = nearest(linkage); ; join = nearest(linkage)) {
      boolean isLess = linkage.count(enoughMs) < count;
      if (linkage.count(enoughMs) == count) {
        found = joins;
      }
      if (join == null || (!isOnePerson(join) && (found == joins || isLess))) {
        return found;
      }
      linkage.apply(join);
      joins++;
    }
  }

  private boolean isOnePerson(Linkage.Join join) {
    return join != null && !join.apart() && join.similarity() >= settings.similarity();
  }

  private static Linkage.Join nearest(Linkage linkage) {
    return linkage.nearest((into, from) -> true);
  }

  private Linkage.Join nearestSpeakers(Linkage linkage) {
    long enoughMs = settings.embeddingSpeechMs();
    return linkage.nearest(
        (into, from) -> linkage.weight(into) >= enoughMs && linkage.weight(from) >= enoughMs);
  }

  private static Linkage.Join nearestOfLittleSpeech(Linkage linkage, long enoughMs) {
    return linkage.nearest(
        (into, from) -> linkage.weight(into) >= enoughMs && linkage.weight(from) < enoughMs);
  }
}
