package io.colloquy.crash;

import io.colloquy.whisper.DecodeSettings;
import io.colloquy.whisper.WhisperModel;
import io.colloquy.whisper.WhisperState;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that does something under a crash mark. */
final class MarkedProcess {
  private static final int SAMPLES = 16_000;
  private static final int ROUNDS = 200_000;

  enum Deed {
    /** Java's own uses of fatal signals, thousands of times. */
    JAVA_EXCEPTIONS,
    /** A bad address on the marked thread. */
    BAD_ADDRESS,
    /** A bad address on a Java thread without a mark. */
    BAD_ADDRESS_ELSEWHERE,
    /** A bad address after the mark was closed. */
    BAD_ADDRESS_AFTERWARDS,
    /** Waits to be killed. */
    WAIT,
    /** The poisoned library aborts. */
    ABORT,
    /** A thread of the poisoned library's own meets a bad address. */
    WORKER
  }

  private MarkedProcess() {}

  /**
   * @param arguments a deed, the mark, and the mark of another thread that only waits
   */
  public static void main(String[] arguments) throws Exception {
    Path mark = Path.of(arguments[1]);
    Path other = Path.of(arguments[2]);
    CountDownLatch waiting = new CountDownLatch(1);
    Thread beside = new Thread(() -> waitUnder(other, waiting));
    beside.setDaemon(true);
    beside.start();
    waiting.await();
    Deed deed = Deed.valueOf(arguments[0]);
    CrashMark.during(
        mark,
        () -> {
          System.out.println("marked");
          run(deed);
          System.out.println("survived, mark has " + Files.size(mark) + " bytes");
          return null;
        });
    if (deed == Deed.BAD_ADDRESS_AFTERWARDS) {
      writeToNowhere();
    }
  }

  private static void waitUnder(Path mark, CountDownLatch waiting) {
    try {
      CrashMark.during(
          mark,
          () -> {
            waiting.countDown();
            new CountDownLatch(1).await();
            return null;
          });
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Deed deed) throws Exception {
    switch (deed) {
      case JAVA_EXCEPTIONS -> requireJavaExceptions();
      case BAD_ADDRESS -> writeToNowhere();
      case BAD_ADDRESS_ELSEWHERE -> {
        Thread elsewhere = new Thread(() -> writeToNowhere());
        elsewhere.start();
        elsewhere.join();
      }
      case BAD_ADDRESS_AFTERWARDS -> {}
      case WAIT -> new CountDownLatch(1).await();
      case ABORT -> decode(Poison.ABORT);
      case WORKER -> decode(Poison.WORKER);
    }
  }

  private static void decode(Poison poison) {
    FloatBuffer samples =
        ByteBuffer.allocateDirect(SAMPLES * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    poison.copyInto(samples, SAMPLES / 2);
    try (WhisperModel model = WhisperModel.open(Path.of("models/synthetic.en.bin"));
        WhisperState state = model.newState()) {
      state.decode(samples, DecodeSettings.defaults());
    }
  }

  /** Often enough for the compiler to leave the checks to the processor. */
  private static void requireJavaExceptions() {
    int caught = 0;
    String[] texts = {"text", null};
    for (int i = 0; i < ROUNDS; i++) {
      try {
        caught -= texts[i % 2].length() / 10;
      } catch (NullPointerException expected) {
        caught++;
      }
      try {
        caught += 0 / (i % 2);
      } catch (ArithmeticException expected) {
        caught++;
      }
    }
    try {
      caught += deeper(0);
    } catch (StackOverflowError expected) {
      caught++;
    }
    if (caught != ROUNDS + 1) {
      throw new IllegalStateException("caught " + caught);
    }
  }

  private static int deeper(int depth) {
    return deeper(depth + 1) + 1;
  }

  /** By reflection: the compiler warns of the class, and cannot be told not to. */
  private static void writeToNowhere() {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field field = type.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      type.getMethod("putByte", long.class, byte.class).invoke(field.get(null), 0L, (byte) 0);
    } catch (ReflectiveOperationException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
