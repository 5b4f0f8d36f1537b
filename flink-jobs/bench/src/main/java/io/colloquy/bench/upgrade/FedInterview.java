package io.colloquy.bench.upgrade;

import io.colloquy.bench.process.InProcessTopics;
import io.colloquy.schemas.AudioChunk;
import io.colloquy.schemas.AudioCodec;
import io.colloquy.schemas.InterviewEvent;
import io.colloquy.schemas.InterviewEventKind;
import io.colloquy.schemas.SpeakerTurn;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * An interview whose chunks, of a second each, are sent to a job in this process in any order.
 *
 * @param clock append time, shared by all interviews of a topic
 */
public record FedInterview(InProcessTopics topics, AtomicLong clock, String id) {
  public static final String TENANT = "acme";

  private static final Instant BEGAN_AT = Instant.parse("2026-03-05T10:00:00Z");

  /** The stream of most. */
  public static final String STREAM = "mic";

  public String key() {
    return TENANT + "/" + id;
  }

  /** Sends speech of these seconds; every eighth is silent. */
  public void speak(long fromSecond, long endSecond) {
    LongStream.range(fromSecond, endSecond).forEach(this::speak);
  }

  /** Sends one second. */
  public void speak(long second) {
    send(STREAM, second, second % 8 == 7 ? LoopedSpeech.silence() : LoopedSpeech.speech(), false);
  }

  /** Sends a second in which nobody speaks, and nothing follows. */
  public void fallSilent(long second) {
    send(STREAM, second, LoopedSpeech.silence(), true);
  }

  /** Sends a second of one channel. */
  public void send(String stream, long second, byte[] pcm, boolean last) {
    send(chunk(stream, second).setPayload(ByteBuffer.wrap(pcm)).setLast(last).build());
  }

  /** Sends speech of these seconds on two channels: the same, or of two people at once. */
  public void speakInStereo(String stream, long fromSecond, long endSecond, boolean alike) {
    byte[] left = LoopedSpeech.speech();
    byte[] right = alike ? left : LoopedSpeech.otherSpeech();
    for (long second = fromSecond; second < endSecond; second++) {
      sendStereo(stream, second, left, right, false);
    }
  }

  /** Sends a second of two channels. */
  public void sendStereo(String stream, long second, byte[] left, byte[] right, boolean last) {
    ByteBuffer both = ByteBuffer.wrap(LoopedSpeech.stereo(left, right));
    send(chunk(stream, second).setChannels(2).setPayload(both).setLast(last).build());
  }

  /** What a chunk has besides its audio. */
  public AudioChunk.Builder chunk(String stream, long second) {
    return AudioChunk.newBuilder()
        .setTenantId(TENANT)
        .setInterviewId(id)
        .setStreamId(stream)
        .setSequence(second)
        .setMediaStartMs(1000 * second)
        .setInterviewBeganAt(BEGAN_AT)
        .setCodec(AudioCodec.PCM_S16LE)
        .setSampleRate(LoopedSpeech.RATE)
        .setChannels(1);
  }

  /** Sends a chunk just after what was sent before. */
  public void send(AudioChunk chunk) {
    topics.send(chunk, clock.incrementAndGet());
  }

  /** Sends speech of these seconds without a pause, so that windows overlap. */
  public void speakOn(String stream, long fromSecond, long endSecond) {
    for (long second = fromSecond; second < endSecond; second++) {
      send(stream, second, LoopedSpeech.speech(), false);
    }
  }

  public void delete() {
    send(event(InterviewEventKind.DELETE).build());
  }

  public InterviewEvent.Builder event(InterviewEventKind kind) {
    return InterviewEvent.newBuilder()
        .setTenantId(TENANT)
        .setInterviewId(id)
        .setInterviewBeganAt(BEGAN_AT)
        .setKind(kind);
  }

  public void send(InterviewEvent event) {
    topics.send(event, clock.incrementAndGet());
  }

  /** Sends what an outside diarizer found, in every stream. */
  public void outside(long startMs, long endMs, String speaker) {
    SpeakerTurn turn =
        SpeakerTurn.newBuilder()
            .setTenantId(TENANT)
            .setInterviewId(id)
            .setStartMs(startMs)
            .setEndMs(endMs)
            .setSpeaker(speaker)
            .build();
    topics.send(turn, clock.incrementAndGet());
  }
}
