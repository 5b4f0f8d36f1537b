package io.colloquy.bench.chaos;

import io.colloquy.bench.TenantDocuments;
import io.colloquy.local.search.StoredDocument;
import io.colloquy.local.stack.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Streams the interviews of a script undisturbed, then disturbed, and compares. */
final class ChaosTrial {

  private static final long SENT_MS = 600_000;

  private final ChaosStack stack;
  private final ChaosAudio audio;
  private final boolean variation;
  private final Consumer<String> progress;

  /**
   * @param variation whether the stack's recognizers make other words with every attempt
   * @param progress takes a line for each strike
   */
  ChaosTrial(ChaosStack stack, ChaosAudio audio, boolean variation, Consumer<String> progress) {
    this.stack = stack;
    this.audio = audio;
    this.variation = variation;
    this.progress = progress;
  }

  /** Runs a script; each script on a stack needs a seed of its own. */
  ChaosResult run(ChaosScript script) throws InterruptedException {
    long start = System.nanoTime();
    String undisturbed = "undisturbed-" + script.seed();
    try (ChaosFeed feed = ChaosFeed.open(stack.kafka(), undisturbed, script, audio)) {
      feed.sendUndisturbed();
    }
    int unsettled = settle(undisturbed, script);
    SortedMap<String, StoredDocument> expected = TenantDocuments.of(stack.documents(), undisturbed);
    String struck = "struck-" + script.seed();
    int killsInTime;
    try (ChaosFeed feed = ChaosFeed.open(stack.kafka(), struck, script, audio)) {
      feed.start();
      killsInTime = strike(script, feed);
      feed.finish();
    }
    unsettled += settle(struck, script);
    SortedMap<String, StoredDocument> found = TenantDocuments.of(stack.documents(), struck);
    return new ChaosResult(
        script,
        killsInTime,
        found.size(),
        new InterviewDocuments(found).unclear().count(),
        differences(script, expected, found),
        unsettled,
        (System.nanoTime() - start) / 1e9);
  }

  /** Returns how many runs did not come to rest: 0 or 1. */
  private int settle(String tenantId, ChaosScript script) {
    if (new Settling(stack).await(tenantId, script.interviews().size())) {
      return 0;
    }
    progress.accept("%s does not come to rest; what is there is compared".formatted(tenantId));
    return 1;
  }

  /** Strikes while chunks are sent; returns how many kills came in time. */
  private int strike(ChaosScript script, ChaosFeed feed) throws InterruptedException {
    int killsInTime = 0;
    for (int number = 0; number < script.strikes().size(); number++) {
      Strike strike = script.strikes().get(number);
      boolean inTime = awaitMoment(strike, feed);
      killsInTime += inTime && strike.isKill() ? 1 : 0;
      progress.accept(strike + (inTime ? "" : ", without a window in flight or newer document"));
      feed.hold(halfWay(script, number));
      stack.strike(strike);
    }
    return killsInTime;
  }

  /** Returns whether the moment is as it should be. */
  private boolean awaitMoment(Strike strike, ChaosFeed feed) {
    feed.allow(strike.sentShare());
    Wait.until("chunks to be sent", SENT_MS, () -> feed.sentShare() >= strike.sentShare());
    return new StrikeMoment(stack).await();
  }

  /** However long a server takes to come back, the next strike must find chunks to be sent. */
  private static double halfWay(ChaosScript script, int number) {
    List<Strike> strikes = script.strikes();
    double next = number + 1 < strikes.size() ? strikes.get(number + 1).sentShare() : 1;
    return (strikes.get(number).sentShare() + next) / 2;
  }

  private List<Difference> differences(
      ChaosScript script,
      SortedMap<String, StoredDocument> expected,
      SortedMap<String, StoredDocument> found) {
    List<Difference> differences = new ArrayList<>(StructureCheck.of(found));
    if (variation) {
      differences.addAll(AttemptCheck.of(found));
      differences.addAll(AttemptCheck.between(expected, found));
    } else {
      SpokenCheck spoken = new SpokenCheck(audio::speech);
      differences.addAll(spoken.of("undisturbed", script.interviews(), expected));
      differences.addAll(spoken.of("struck", script.interviews(), found));
      differences.addAll(DocumentComparison.of(expected, found));
    }
    return differences;
  }
}
