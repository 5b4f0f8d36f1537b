package io.colloquy.crash;

import io.colloquy.whisper.DecodeSettings;
import io.colloquy.whisper.WhisperModel;
import io.colloquy.whisper.WhisperState;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** A process of its own that does something under a crash mark, beside a call that hangs. */
final class MarkedProcess {
  private static final int SAMPLES = 16_000;
  private static final int ROUNDS = 200_000;

  enum Deed {
    /** Java's own uses of fatal signals, thousands of times. */
    JAVA_EXCEPTIONS,
    /** A bad address in Java code. */
    BAD_ADDRESS_IN_JAVA,
    /** A bad address in native code. */
    BAD_ADDRESS,
    /** A bad address in native code on a thread without a mark. */
    BAD_ADDRESS_ELSEWHERE,
    /** A bad address in native code, after the mark was closed. */
    BAD_ADDRESS_AFTERWARDS,
    /** A bad address on a thread that native code started. */
    BAD_ADDRESS_IN_WORKER,
    /** A bad address on a thread of the JVM's own. */
    BAD_ADDRESS_IN_VM,
    /** Native code aborts. */
    ABORT,
    /** Native code calls exit. */
    EXIT,
    /** Java code ends the process. */
    EXIT_IN_JAVA,
    /** Waits in native code to be killed. */
    WAIT
  }

  private final WhisperModel model = WhisperModel.open(Path.of("models/synthetic.en.bin"));

  /**
   * @param arguments a deed, the mark, and the mark of the call that hangs
   */
  public static void main(String[] arguments) throws Exception {
    Deed deed = Deed.valueOf(arguments[0]);
    Path mark = Path.of(arguments[1]);
    Path other = Path.of(arguments[2]);
    MarkedProcess process = new MarkedProcess();
    startInNativeCode(() -> CrashMark.during(other, () -> process.decode(Poison.HANG)));
    CrashMark.during(
        mark,
        () -> {
          System.out.println("marked");
          return process.run(deed);
        });
    if (deed == Deed.BAD_ADDRESS_AFTERWARDS) {
      process.decode(Poison.BAD_ADDRESS);
    }
  }

  private Void run(Deed deed) throws Exception {
    switch (deed) {
      case JAVA_EXCEPTIONS -> requireJavaExceptions();
      case BAD_ADDRESS_IN_JAVA -> writeToNowhere();
      case BAD_ADDRESS -> decode(Poison.BAD_ADDRESS);
      case BAD_ADDRESS_ELSEWHERE -> {
        Thread elsewhere = new Thread(() -> decode(Poison.BAD_ADDRESS));
        elsewhere.start();
        elsewhere.join();
      }
      case BAD_ADDRESS_AFTERWARDS -> {}
      case BAD_ADDRESS_IN_WORKER -> decode(Poison.BAD_ADDRESS_IN_WORKER);
      case BAD_ADDRESS_IN_VM -> decode(Poison.BAD_ADDRESS_IN_VM);
      case ABORT -> decode(Poison.ABORT);
      case EXIT -> decode(Poison.EXIT);
      case EXIT_IN_JAVA -> System.exit(0);
      case WAIT -> {
        Thread marked = Thread.currentThread();
        startWhenInNativeCode(marked, () -> System.out.println("waiting"));
        decode(Poison.HANG);
      }
    }
    return null;
  }

  private Void decode(Poison poison) {
    FloatBuffer samples =
        ByteBuffer.allocateDirect(SAMPLES * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    poison.copyInto(samples, SAMPLES / 2);
    try (WhisperState state = model.newState()) {
      state.decode(samples, DecodeSettings.defaults());
    }
    return null;
  }

  /** Returns as soon as the call is in native code, which it must never leave. */
  private static void startInNativeCode(Runnable call) throws InterruptedException {
    Thread calling = new Thread(call);
    calling.setDaemon(true);
    calling.start();
    Thread waiting = startWhenInNativeCode(calling, () -> {});
    waiting.join();
  }

  private static Thread startWhenInNativeCode(Thread calling, Runnable then) {
    Thread waiting =
        new Thread(
            () -> {
              while (!isDecoding(calling)) {
                Thread.onSpinWait();
              }
              then.run();
            });
    waiting.setDaemon(true);
    waiting.start();
    return waiting;
  }

  private static boolean isDecoding(Thread thread) {
    StackTraceElement[] calls = thread.getStackTrace();
    return calls.length > 0
        && calls[0].isNativeMethod()
        && calls[0].getClassName().equals(WhisperState.class.getName());
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
