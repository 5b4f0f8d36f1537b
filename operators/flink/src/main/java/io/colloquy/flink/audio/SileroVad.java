package io.colloquy.flink.audio;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Silero VAD v6: how likely each 32 ms of a stream hold speech. One instance serves any number of
 * streams, one call at a time; all instances of a process share one model. Equal states and samples
 * give equal probabilities.
 *
 * <pre>{@code
 * try (SileroVad vad = SileroVad.open()) {
 *   VadResult result = vad.accept(VadState.initial(), samples);
 * }
 * }</pre>
 */
public final class SileroVad implements SpeechDetector {
  /** Samples of one frame, at {@link #RATE}. */
  public static final int FRAME = 512;

  /** Samples per second that the model hears. */
  public static final int RATE = 16_000;

  private static final float SCALE = 1 / 32_768f;
  private static final int INPUT = VadState.CONTEXT + FRAME;

  private final OrtSession session;
  private final FloatBuffer input = floats(INPUT);
  private final FloatBuffer probability = floats(1);
  private final FloatBuffer stateBefore = floats(VadState.RECURRENT);
  private final FloatBuffer stateAfter = floats(VadState.RECURRENT);
  private final float[] scaled = new float[INPUT];
  private final List<OnnxTensor> tensors;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;
  private boolean closed;

  private SileroVad(OrtSession session) throws OrtException {
    this.session = session;
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    LongBuffer rate =
        ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
    rate.put(0, RATE);
    long[] stateShape = {2, 1, 128};
    inputs =
        Map.of(
            "input", OnnxTensor.createTensor(environment, input, new long[] {1, INPUT}),
            "state", OnnxTensor.createTensor(environment, stateBefore, stateShape),
            "sr", OnnxTensor.createTensor(environment, rate, new long[0]));
    outputs =
        Map.of(
            "output", OnnxTensor.createTensor(environment, probability, new long[] {1, 1}),
            "stateN", OnnxTensor.createTensor(environment, stateAfter, stateShape));
    tensors = new ArrayList<>(inputs.values());
    tensors.addAll(outputs.values());
  }

  /** Opens the model, or joins those who have it open. */
  public static SileroVad open() {
    OrtSession session = SileroModel.acquire();
    try {
      return new SileroVad(session);
    } catch (OrtException | RuntimeException e) {
      SileroModel.release();
      throw new IllegalStateException("ONNX Runtime cannot prepare Silero VAD", e);
    }
  }

  /**
   * Hears frame after frame.
   *
   * @param state the stream's state; stays as it is
   * @param samples signed 16-bit samples at 16 kHz, a whole number of frames
   * @throws IllegalStateException after {@link #close}
   */
  @Override
  public synchronized VadResult accept(VadState state, short[] samples) {
    if (closed) {
      throw new IllegalStateException("This voice activity detector is closed");
    }
    if (samples.length % FRAME != 0) {
      throw new IllegalArgumentException(
          "%d samples are no whole number of frames of %d".formatted(samples.length, FRAME));
    }
    float[] probabilities = new float[samples.length / FRAME];
    float[] recurrent = state.recurrent().clone();
    System.arraycopy(state.context(), 0, scaled, FRAME, VadState.CONTEXT);
    for (int frame = 0; frame < probabilities.length; frame++) {
      System.arraycopy(scaled, FRAME, scaled, 0, VadState.CONTEXT);
      for (int i = 0; i < FRAME; i++) {
        scaled[VadState.CONTEXT + i] = samples[frame * FRAME + i] * SCALE;
      }
      probabilities[frame] = hear(recurrent);
    }
    float[] context = Arrays.copyOfRange(scaled, FRAME, INPUT);
    return new VadResult(probabilities, new VadState(recurrent, context));
  }

  /** Hears the frame in {@code scaled} and moves {@code recurrent} on. */
  private float hear(float[] recurrent) {
    input.put(0, scaled);
    stateBefore.put(0, recurrent);
    try {
      session.run(inputs, Set.of(), outputs).close();
      stateAfter.get(0, recurrent);
      return probability.get(0);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot run Silero VAD", e);
    }
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Waits for the call in flight. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      tensors.forEach(OnnxTensor::close);
      SileroModel.release();
    }
  }
}
