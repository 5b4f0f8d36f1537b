package io.colloquy.local.transcribe;

import io.colloquy.core.segment.OpenSegment;
import io.colloquy.core.segment.Segment;
import io.colloquy.core.segment.SegmentSettings;
import io.colloquy.core.segment.Segmented;
import io.colloquy.core.segment.Segmenter;
import io.colloquy.core.stitch.RecognizedWindow;
import io.colloquy.core.stitch.StitchState;
import io.colloquy.core.stitch.Stitched;
import io.colloquy.core.stitch.Stitcher;
import io.colloquy.core.text.UnclearSpan;
import io.colloquy.core.window.CutWindow;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.audio.AudioFile;
import io.colloquy.flink.audio.SileroVad;
import io.colloquy.flink.hear.HearingException;
import io.colloquy.flink.stitch.HeardOutcome;
import io.colloquy.flink.transcribe.RecognizerSettings;
import io.colloquy.flink.transcribe.WhisperRecognizer.WhisperFactory;
import io.colloquy.flink.transcribe.WindowRecognizer;
import io.colloquy.flink.window.SpeechWindow;
import io.colloquy.schemas.Recognition;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The steps of the job, one after the other in this process, without Kafka or Flink: what the job
 * must say of a recording that reaches it whole, mixed down to one channel. One thread only.
 *
 * <pre>{@code
 * try (ReferenceTranscription reference = ReferenceTranscription.open(settings)) {
 *   List<Segment> segments = reference.transcribe(file);
 * }
 * }</pre>
 */
public final class ReferenceTranscription implements AutoCloseable {

  private static final String STREAM = "audio";

  private final WhisperFactory factory;
  private final WindowRecognizer recognizer;
  private final SileroVad vad;
  private final Segmenter segmenter = new Segmenter(SegmentSettings.defaults());
  private int encoderPasses;
  private int unclearWords;

  private record Cut(CutWindow window, short[] samples) {}

  private ReferenceTranscription(WhisperFactory factory) {
    this.factory = factory;
    recognizer = factory.open();
    vad = SileroVad.open();
  }

  /**
   * Loads the recognizer.
   *
   * @throws RuntimeException naming the model and the reason, if it cannot be used
   */
  public static ReferenceTranscription open(RecognizerSettings settings) {
    return new ReferenceTranscription(WhisperFactory.of(settings));
  }

  /** The job's own settings for a model: what it does unless it is told otherwise. */
  public static RecognizerSettings defaults(Path model) {
    return new RecognizerSettings(model.toString(), "cpu", "auto", "auto", "", 5, true, 1, 0);
  }

  /** Transcribes a recording and returns all of it. */
  public List<Segment> transcribe(Path audio) throws AudioException, HearingException {
    List<Segment> segments = new ArrayList<>();
    transcribe(audio, segments::add);
    return segments;
  }

  /** Transcribes a recording, segment by segment. */
  public void transcribe(Path audio, Consumer<Segment> segments)
      throws AudioException, HearingException {
    transcribe(audio, segments, unclear -> {});
  }

  /**
   * Transcribes a recording, segment by segment.
   *
   * @param segments takes each segment as soon as nothing can change it
   * @param unclear takes what was not understood, in order of time with the segments
   * @throws AudioException if the file is missing or holds no audio that can be decoded
   * @throws HearingException if the recognizer fails on a window; the job would make it a gap
   */
  public void transcribe(Path audio, Consumer<Segment> segments, Consumer<UnclearSpan> unclear)
      throws AudioException, HearingException {
    Queue<Cut> waiting = new ArrayDeque<>();
    SpeechCutter cutter =
        new SpeechCutter(vad, (window, samples) -> waiting.add(new Cut(window, samples)));
    StitchState stitch = StitchState.start();
    OpenSegment open = OpenSegment.empty();
    long number = 0;
    try (AudioFile file = AudioFile.open(audio, AudioFile.Layout.MONO)) {
      boolean more = true;
      while (more) {
        short[][] block = file.read();
        more = block != null;
        if (more) {
          cutter.accept(block[0]);
        } else {
          cutter.finish();
        }
        for (Cut cut = waiting.poll(); cut != null; cut = waiting.poll()) {
          Stitched stitched = Stitcher.window(stitch, recognize(cut, number++));
          stitch = stitched.state();
          Segmented segmented =
              segmenter.accept(open, stitched.words(), stitched.unclear(), stitch.finalUntilMs());
          open = segmented.open();
          tell(segmented.segments(), segments, stitched.unclear(), unclear);
        }
      }
    }
    segmenter.close(open).segments().forEach(segments);
  }

  private static void tell(
      List<Segment> closed,
      Consumer<Segment> segments,
      List<UnclearSpan> doubted,
      Consumer<UnclearSpan> unclear) {
    int told = 0;
    for (UnclearSpan span : doubted) {
      while (told < closed.size() && closed.get(told).startMs() < span.startMs()) {
        segments.accept(closed.get(told++));
      }
      unclear.accept(span);
    }
    closed.subList(told, closed.size()).forEach(segments);
  }

  /** How often the recognizer's encoder has run for all recordings so far. */
  public int encoderPasses() {
    return encoderPasses;
  }

  /** How many words the recognizer wrote for all recordings so far without standing by them. */
  public int unclearWords() {
    return unclearWords;
  }

  private RecognizedWindow recognize(Cut cut, long number) throws HearingException {
    Recognition heard = recognizer.hear(speechWindow(cut, number));
    encoderPasses += heard.getEncoderPasses();
    RecognizedWindow window = HeardOutcome.window(heard);
    // Stitching may divide a stretch, but not its text.
    unclearWords += window.unclear().stream().mapToInt(span -> span.text().split(" ").length).sum();
    return window;
  }

  private SpeechWindow speechWindow(Cut cut, long number) {
    CutWindow window = cut.window();
    return new SpeechWindow(
        STREAM,
        STREAM,
        0,
        0,
        STREAM,
        number,
        0,
        window.firstSample(),
        window.endSample(),
        window.speech(),
        window.overlapBeforeSamples(),
        window.overlapAfterSamples(),
        window.nextFirstSample(),
        littleEndian(cut.samples()),
        factory.model(),
        factory.stamp(),
        "");
  }

  private static byte[] littleEndian(short[] samples) {
    byte[] bytes = new byte[samples.length * Short.BYTES];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return bytes;
  }

  @Override
  public void close() {
    vad.close();
    recognizer.close();
  }
}
