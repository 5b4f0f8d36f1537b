package io.colloquy.flink.window;

import org.apache.flink.streaming.api.TimerService;

/**
 * Where one interview stands in its life, for the length of a call: when it is complete, when it
 * closes, and which timers see to that.
 */
final class InterviewCourse {
  private final WindowState state;
  private final WindowingSettings settings;
  private final InterviewLife life;
  private final TimerService timers;
  private final long nowMs;
  private final long startedAtMs;
  private final long chunkTakenAtMs;
  private final WindowOutput output;

  /**
   * @param nowMs processing time
   * @param startedAtMs processing time at which the task began: quiet before it does not count
   * @param chunkTakenAtMs processing time at which the task was done with its last chunk, whichever
   *     interview's: as long as chunks come, what is missing may be among those that follow, held
   *     up by recognizers that are slower
   */
  InterviewCourse(
      WindowState state,
      WindowingSettings settings,
      InterviewLife life,
      TimerService timers,
      long nowMs,
      long startedAtMs,
      long chunkTakenAtMs,
      WindowOutput output) {
    this.state = state;
    this.settings = settings;
    this.life = life;
    this.timers = timers;
    this.nowMs = nowMs;
    this.startedAtMs = startedAtMs;
    this.chunkTakenAtMs = chunkTakenAtMs;
    this.output = output;
  }

  void recordArrived() throws Exception {
    state.clock().update(clock().arrived(nowMs));
  }

  /** A processing-time timer fired. */
  void timePassed(InterviewWindows windows) throws Exception {
    InterviewClock clock = clock().withTimer(0);
    state.clock().update(clock);
    long quietMs = nowMs - quietSince(clock);
    boolean idle = false;
    if (windows.isReading()) {
      windows.readOn(timers.currentWatermark(), nowMs);
    } else if (life.ended() && nowMs >= clock.closesAtMs()) {
      close();
      return;
    } else if (!life.ended() && quietMs >= settings.idleMs()) {
      windows.idle();
      idle = !windows.isReading();
    } else if (nowMs - standingSince(clock) >= settings.standstillMs()) {
      windows.standStill();
    }
    settle(windows, idle || windows.areAtEnd());
  }

  /** Tells that the interview ended, or did again after late audio, and sets the next timers. */
  void settle(InterviewWindows windows, boolean atEnd) throws Exception {
    boolean ended = atEnd || life.ended() && !windows.hasAccepted();
    if (ended && (!life.ended() || windows.hasAccepted() || windows.hasFilled())) {
      output.ended(windows.windowCounts());
    }
    if (ended && !life.ended()) {
      state.clock().update(clock().closing(nowMs + settings.textKeptMs()));
    }
    state.life().update(life.withEnded(ended));
    windows.nextDeadlineMs().ifPresent(this::wakeAtAppendTime);
    InterviewClock clock = clock();
    long wakeAt = wakeAt(clock, ended, windows);
    if (clock.timerAtMs() == 0 || wakeAt < clock.timerAtMs()) {
      timers.registerProcessingTimeTimer(wakeAt);
      state.clock().update(clock.withTimer(wakeAt));
    }
  }

  /** A timer in the past would fire again and again within the one watermark that passed it. */
  private void wakeAtAppendTime(long deadlineMs) {
    long watermark = timers.currentWatermark();
    if (watermark < Long.MAX_VALUE) {
      timers.registerEventTimeTimer(Math.max(deadlineMs, watermark + 1));
    }
  }

  private long wakeAt(InterviewClock clock, boolean ended, InterviewWindows windows)
      throws Exception {
    if (windows.isReading()) {
      return Math.max(nowMs + 1, windows.nextReadAtMs());
    }
    long standsStillAt = standingSince(clock) + settings.standstillMs();
    boolean mayStandStill = standsStillAt > nowMs && (!ended || windows.keepsChunks());
    if (mayStandStill) {
      return standsStillAt;
    }
    return ended ? clock.closesAtMs() : quietSince(clock) + settings.idleMs();
  }

  private long quietSince(InterviewClock clock) {
    return Math.max(clock.lastArrivalAtMs(), startedAtMs);
  }

  private long standingSince(InterviewClock clock) {
    return Math.max(quietSince(clock), chunkTakenAtMs);
  }

  private void close() throws Exception {
    output.closed();
    leaveMark(false);
  }

  /** Ends the interview for good. */
  void delete() throws Exception {
    output.deleted();
    leaveMark(true);
  }

  private void leaveMark(boolean deleted) throws Exception {
    long expiresAt = nowMs + settings.markKeptMs();
    timers.deleteProcessingTimeTimer(clock().timerAtMs());
    state.clear();
    state.mark().update(InterviewMark.of(deleted, life, expiresAt));
    timers.registerProcessingTimeTimer(expiresAt);
  }

  private InterviewClock clock() throws Exception {
    InterviewClock known = state.clock().value();
    return known == null ? InterviewClock.NONE : known;
  }
}
