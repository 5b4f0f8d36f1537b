package io.colloquy.core.speaker;

import io.colloquy.core.vector.GramMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Follows the speakers of an interview from window to window.
 *
 * <p>Each local speaker's voice becomes a micro-cluster of one and is given to a speaker at once;
 * beyond a bound the two nearest micro-clusters of one speaker become one. From time to time, and
 * at the end, all micro-clusters are grouped anew, and the groups take over the numbers of the
 * speakers whose speech they share, so that a speaker who has not changed keeps its number.
 *
 * <p>Who speak at the same time are never the same person, unless more of them are heard than the
 * interview is said to have. Brief voices and those without embedding are {@link Turn#UNKNOWN}
 * where nothing tells who they are.
 *
 * <p>Numbers go by the order in which the windows are given, groups do not.
 */
public final class SpeakerTracker {
  private final SpeakerSettings settings;
  private final Clustering clustering;

  public SpeakerTracker(SpeakerSettings settings, Clustering clustering) {
    this.settings = settings;
    this.clustering = clustering;
  }

  /** With the clustering of {@link AverageLinkage} in plain Java. */
  public SpeakerTracker(SpeakerSettings settings) {
    this(settings, new AverageLinkage(settings, GramMatrix.plain()));
  }

  /**
   * Takes a window. Embeddings of another length than those before, as another model makes them,
   * count as none.
   */
  public Tracked window(SpeakerState state, LocalTurns window) {
    List<LocalSpeaker> heard = comparable(state, window.inOrderOfSpeech());
    List<MicroCluster> clusters = new ArrayList<>(state.clusters());
    int nextSpeaker = state.nextSpeaker();
    for (List<LocalSpeaker> atOnce : groups(window, heard)) {
      int[] assigned = OnlineAssignment.of(settings, atOnce, clusters, room(state, clusters));
      for (int voice = 0; voice < assigned.length; voice++) {
        int speaker = assigned[voice] == OnlineAssignment.NEW ? nextSpeaker++ : assigned[voice];
        clusters.add(cluster(state.nextCluster(), window, heard, atOnce.get(voice), speaker));
      }
    }
    clusters.sort(Comparator.comparingInt(MicroCluster::id));
    SpeakerState grown =
        new SpeakerState(
            clusters,
            state.mergedInto(),
            state.nextCluster() + heard.size(),
            nextSpeaker,
            state.expectedSpeakers(),
            state.everybody(),
            Math.max(state.heardUntilMs(), window.endMs()),
            state.reclusteredAtMs());
    SpeakerState bounded = MicroClusterBound.apply(grown, settings.microClusters());
    TrackedWindow tracked = tracked(window, heard, state.nextCluster());
    return new Tracked(bounded, tracked, turns(bounded, tracked));
  }

  /**
   * Whether so much has been heard since the last clustering that another is due: at first soon,
   * because the first guesses rest on little.
   */
  public boolean isReclusteringDue(SpeakerState state) {
    long wait =
        Math.min(
            settings.clusteringMs(),
            Math.max(settings.firstClusteringMs(), state.reclusteredAtMs()));
    return state.heardUntilMs() - state.reclusteredAtMs() >= wait;
  }

  /**
   * Groups all voices anew.
   *
   * @param windows all windows so far, as {@link #window} gave them
   */
  public Reclustered recluster(SpeakerState state, Iterable<TrackedWindow> windows) {
    SpeakerState next =
        SpeakerNumbers.take(
            state,
            clustering.cluster(state.clusters(), state.expectedSpeakers()),
            settings.embeddingSpeechMs());
    SpeakerNames before = new SpeakerNames(state);
    SpeakerNames after = new SpeakerNames(next);
    List<WindowTurns> changed = new ArrayList<>();
    for (TrackedWindow window : windows) {
      WindowTurns turns = after.turns(window);
      if (!turns.equals(before.turns(window))) {
        changed.add(turns);
      }
    }
    return new Reclustered(next, changed);
  }

  /** A window's turns with the speakers as of now. */
  public WindowTurns turns(SpeakerState state, TrackedWindow window) {
    return new SpeakerNames(state).turns(window);
  }

  private static List<LocalSpeaker> comparable(SpeakerState state, List<LocalSpeaker> speakers) {
    List<LocalSpeaker> heard = speakers.stream().filter(LocalSpeaker::hasEmbedding).toList();
    if (heard.isEmpty()) {
      return heard;
    }
    int length =
        state.clusters().isEmpty()
            ? heard.get(0).embedding().length
            : state.clusters().get(0).mean().length;
    return heard.stream().filter(speaker -> speaker.embedding().length == length).toList();
  }

  /**
   * Voices that speak at the same time, directly or by way of others, are decided together; groups
   * in which somebody speaks long enough to be known come first.
   */
  private List<List<LocalSpeaker>> groups(LocalTurns window, List<LocalSpeaker> heard) {
    List<List<LocalSpeaker>> groups = new ArrayList<>();
    for (LocalSpeaker voice : heard) {
      List<LocalSpeaker> joined = new ArrayList<>();
      for (Iterator<List<LocalSpeaker>> before = groups.iterator(); before.hasNext(); ) {
        List<LocalSpeaker> group = before.next();
        if (group.stream().anyMatch(other -> speakAtOnce(window, voice, other))) {
          joined.addAll(group);
          before.remove();
        }
      }
      joined.add(voice);
      groups.add(joined);
    }
    groups.sort(Comparator.comparing(group -> group.stream().allMatch(this::isBrief)));
    return groups;
  }

  private static boolean speakAtOnce(LocalTurns window, LocalSpeaker one, LocalSpeaker other) {
    return LocalTurns.speakAtOnce(window.turns(), one.number(), other.number());
  }

  private int room(SpeakerState state, List<MicroCluster> clusters) {
    int most =
        state.expectedSpeakers() > 0
            ? Math.min(state.expectedSpeakers(), settings.speakers())
            : settings.speakers();
    long known =
        clusters.stream()
            .mapToInt(MicroCluster::speaker)
            .filter(speaker -> speaker != Turn.UNKNOWN)
            .distinct()
            .count();
    return (int) Math.max(0, most - known);
  }

  private MicroCluster cluster(
      int firstId, LocalTurns window, List<LocalSpeaker> heard, LocalSpeaker voice, int speaker) {
    return new MicroCluster(
        firstId + heard.indexOf(voice),
        speaker,
        voice.embedding(),
        voice.cleanSpeechMs(),
        apart(firstId, window, heard, voice));
  }

  private List<Integer> apart(
      int firstId, LocalTurns window, List<LocalSpeaker> heard, LocalSpeaker voice) {
    if (isBrief(voice)) {
      return List.of();
    }
    return IntStream.range(0, heard.size())
        .filter(other -> !isBrief(heard.get(other)))
        .filter(other -> speakAtOnce(window, voice, heard.get(other)))
        .map(other -> firstId + other)
        .boxed()
        .toList();
  }

  private TrackedWindow tracked(LocalTurns window, List<LocalSpeaker> heard, int firstId) {
    List<TrackedSpeaker> speakers = new ArrayList<>();
    for (LocalSpeaker speaker : window.inOrderOfSpeech()) {
      int voice = heard.indexOf(speaker);
      int cluster = voice < 0 ? TrackedSpeaker.NO_CLUSTER : firstId + voice;
      speakers.add(new TrackedSpeaker(speaker.number(), cluster, isBrief(speaker)));
    }
    return new TrackedWindow(window.window(), window.turns(), speakers);
  }

  private boolean isBrief(LocalSpeaker speaker) {
    return speaker.cleanSpeechMs() < settings.embeddingSpeechMs();
  }
}
