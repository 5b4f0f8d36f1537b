package io.colloquy.bench.memory;

import io.colloquy.bench.BenchException;
import io.colloquy.bench.process.InProcessConnections;
import io.colloquy.bench.process.InProcessJob;
import io.colloquy.bench.process.InProcessSettings;
import io.colloquy.bench.process.InProcessTopics;
import io.colloquy.bench.standin.StandInSettings;
import io.colloquy.bench.state.SavepointContents;
import io.colloquy.flink.Uids;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.DeadLetter;
import io.colloquy.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.util.FileUtils;

/** The job with stand-ins for its models, in this process; documents are counted and dropped. */
final class MeasuredJob implements AutoCloseable {
  static final int CHUNK_MS = 2_000;

  /** The recording has so many words that they come near those spoken in it: 180 a minute. */
  private static final long STEP_MS = 250;

  private static final Instant BEGAN_AT = Instant.parse("2026-03-05T10:00:00Z");
  private static final String TENANT = "acme";
  private static final int PARALLELISM = 2;
  private static final int MOST_UNREAD = 100;
  private static final long WITHIN_MS = 600_000;
  private static final int MOST_SAVEPOINTS = 100;

  /** What they hold belongs to no key. */
  private static final Set<String> ASYNCHRONOUS =
      Set.of(Uids.TRANSCRIBE_WINDOWS, Uids.DIARIZE_WINDOWS, Uids.EMBED_TEXT);

  private final EndlessSpeech speech;
  private final InProcessTopics topics = InProcessTopics.droppedOnceRead();
  private final WordCount words = new WordCount();
  private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
  private final InProcessConnections connections;
  private final InProcessJob job;

  /**
   * @param decodeMs how long a window takes
   */
  MeasuredJob(EndlessSpeech speech, Path directory, long decodeMs) throws Exception {
    this.speech = speech;
    connections = new InProcessConnections(topics, words, letters::add);
    job =
        InProcessJob.start(
            InProcessSettings.fresh(PARALLELISM, directory),
            new MeasuredModels(new StandInSettings(decodeMs, false, null).withStepMs(STEP_MS)),
            connections);
  }

  /** Sends a chunk, once the job has come near. */
  void hear(String interviewId, int sequence, boolean isSpeech) {
    job.await(
        "the job to read on", WITHIN_MS, () -> topics.unread(Topics.AUDIO_CHUNKS) < MOST_UNREAD);
    long startMs = (long) sequence * CHUNK_MS;
    byte[] pcm = speech.pcm(startMs, CHUNK_MS);
    if (!isSpeech) {
      Arrays.fill(pcm, (byte) 0);
    }
    topics.send(chunk(interviewId, sequence, startMs, pcm), System.currentTimeMillis());
  }

  private static AudioChunk chunk(String interviewId, int sequence, long startMs, byte[] pcm) {
    return AudioChunk.newBuilder()
        .setTenantId(TENANT)
        .setInterviewId(interviewId)
        .setStreamId("mic")
        .setSequence(sequence)
        .setMediaStartMs(startMs)
        .setInterviewBeganAt(BEGAN_AT)
        .setCodec(AudioCodec.PCM_S16LE)
        .setSampleRate(SpeechWindow.SAMPLE_RATE)
        .setChannels(1)
        .setPayload(ByteBuffer.wrap(pcm))
        .build();
  }

  /**
   * What is kept once everything that was sent has gone through the job, and what was on its way
   * through models at first.
   *
   * @param chunks how many were sent of each interview
   */
  KeptState kept(int chunks) throws IOException {
    long inFlightBytes = inFlightBytes(savepoint());
    job.await(
        "the job to read everything", WITHIN_MS, () -> topics.unread(Topics.AUDIO_CHUNKS) == 0);
    SavepointContents contents = savepoint();
    for (int more = 1; inFlightBytes(contents) > 0; more++) {
      if (more == MOST_SAVEPOINTS) {
        throw new BenchException("models do not come to an end of what was sent");
      }
      contents = savepoint();
    }
    if (!letters.isEmpty()) {
      throw new BenchException("the job rejected a record: " + letters.get(0).getReason());
    }
    double minutes = chunks * CHUNK_MS / 60_000.0;
    return KeptState.of(contents, minutes, words.sum(), inFlightBytes);
  }

  private SavepointContents savepoint() throws IOException {
    Path savepoint = job.savepoint();
    SavepointContents contents = SavepointContents.read(savepoint);
    FileUtils.deleteDirectory(savepoint.toFile());
    return contents;
  }

  /** A savepoint passes behind all that was read, but for what is held for a model. */
  private static long inFlightBytes(SavepointContents contents) {
    return contents.states().entrySet().stream()
        .filter(state -> ASYNCHRONOUS.contains(state.getKey().step()))
        .mapToLong(state -> state.getValue().bytes())
        .sum();
  }

  @Override
  public void close() {
    job.close();
    connections.close();
  }
}
