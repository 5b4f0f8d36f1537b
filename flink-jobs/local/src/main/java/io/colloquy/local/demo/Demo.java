package io.colloquy.local.demo;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.flink.embed.MiniLmEmbedder;
import io.colloquy.flink.embed.TextEmbedder;
import io.colloquy.local.MediaTime;
import io.colloquy.local.SpeakerModels;
import io.colloquy.local.TranscriptionSubmission;
import io.colloquy.local.ingest.ChunkSettings;
import io.colloquy.local.ingest.IngestException;
import io.colloquy.local.ingest.Ingestion;
import io.colloquy.local.ingest.Ingestion.Ingested;
import io.colloquy.local.ingest.Interview;
import io.colloquy.local.ingest.InterviewProducer;
import io.colloquy.local.ingest.Recorder;
import io.colloquy.local.search.HeardChapter;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.Moment;
import io.colloquy.local.search.MomentLines;
import io.colloquy.local.search.MomentQuery;
import io.colloquy.local.search.MomentSearch;
import io.colloquy.local.search.SearchFilters;
import io.colloquy.local.search.SearchSettings;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.watch.TranscriptLines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Help.Ansi;

/**
 * One interview's way from a recording to a moment that is found again: brings up the stack, sends
 * the interview, shows its transcript as it appears, and searches in it.
 */
public final class Demo {

  static final String TENANT = "local";
  static final String PREFIX = "demo-";

  private static final long PATIENCE_MS = 300_000;
  private static final long TOLERANCE_MS = 1_000;
  private static final int MOMENTS = 3;

  private final Installation installation;
  private final LocalStack stack;
  private final SpeakerModels speakers;
  private final Consumer<String> lines;

  /**
   * @param speakers null for those that the job had before, or else the embedded one
   * @param lines takes what a person reads, line by line
   */
  public Demo(
      Installation installation, LocalStack stack, SpeakerModels speakers, Consumer<String> lines) {
    this.installation = installation;
    this.stack = stack;
    this.speakers = speakers;
    this.lines = lines;
  }

  /**
   * Shows the packaged interview, and checks where its phrase is found.
   *
   * @param model a ggml file
   * @param trusted whether this recognizer must get the phrase right
   * @return the interview's id, a new one at each call
   */
  public String packaged(Path model, boolean trusted)
      throws AudioException, IngestException, DemoException, InterruptedException {
    start(model);
    try (PackagedInterview recording = PackagedInterview.unpack();
        SegmentIndex index = SegmentIndex.open(stack.config().elasticsearchUrl())) {
      Interview interview = next(index);
      List<IndexedSegment> transcript = transcript(recording.file(), interview, index);
      Optional<Moment> said = search(interview, PackagedInterview.PHRASE);
      if (said.isPresent()) {
        compare(said.get(), trusted);
        suggest(PackagedInterview.PHRASE, interview, transcript);
      } else if (trusted) {
        throw new DemoException(
            "nobody was heard saying \"%s\" in %s"
                .formatted(PackagedInterview.PHRASE, interview.key().interviewId()));
      } else {
        searchAnything(interview, transcript);
      }
      return interview.key().interviewId();
    }
  }

  /**
   * Shows any other recording, and searches for something that is said in it.
   *
   * @param model a ggml file
   * @return the interview's id, a new one at each call
   */
  public String recording(Path audio, Path model)
      throws AudioException, IngestException, DemoException, InterruptedException {
    start(model);
    if (model.equals(installation.embeddedModel())) {
      say("");
      say("For real speech: ./colloquy models get base.en, then --model base.en");
    }
    try (SegmentIndex index = SegmentIndex.open(stack.config().elasticsearchUrl())) {
      Interview interview = next(index);
      searchAnything(interview, transcript(audio, interview, index));
      return interview.key().interviewId();
    }
  }

  private void start(Path model) {
    JobSubmission[] jobs = TranscriptionSubmission.jobs(installation, stack, null, model, speakers);
    stack.up(jobs);
    say("Recognizer: %s", TranscriptionSubmission.recognizer(installation, jobs[0]));
    say("Speakers: %s", TranscriptionSubmission.speakers(jobs[0]));
  }

  private static Interview next(SegmentIndex index) {
    int last =
        index.interviewIds(TENANT, PREFIX).stream()
            .map(id -> id.substring(PREFIX.length()))
            .filter(number -> number.matches("[0-9]{1,9}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return new Interview(new InterviewKey(TENANT, PREFIX + (last + 1)), Instant.now(), 0);
  }

  private List<IndexedSegment> transcript(Path audio, Interview interview, SegmentIndex index)
      throws AudioException, IngestException, InterruptedException {
    say("");
    say("Sending the recording as interview %s", interview.key().interviewId());
    try (InterviewProducer producer = InterviewProducer.open(stack.config().kafkaAddress())) {
      Recorder recorder = new Recorder(producer, ChunkSettings.defaults());
      long start = System.nanoTime();
      Ingested ingested =
          new Ingestion(recorder, index, PATIENCE_MS).run(audio, interview, transcriptPrinter());
      say(
          "✓ %s of audio transcribed and indexed in %.0f s",
          MediaTime.seconds(ingested.sent().durationMs()), (System.nanoTime() - start) / 1e9);
      say("✓ complete, %s", ingested.summary().line());
    }
    List<IndexedSegment> transcript = index.outline(interview.key(), interview.generation());
    HeardChapter.lines(transcript).forEach(lines);
    return transcript;
  }

  private Ingestion.Observer transcriptPrinter() {
    TranscriptLines transcript = new TranscriptLines(Ansi.AUTO);
    return new Ingestion.Observer() {
      @Override
      public void sent(long mediaMs) {}

      @Override
      public void indexed(List<IndexedSegment> segments) {
        transcript.accept(segments).forEach(lines);
      }
    };
  }

  private Optional<Moment> search(Interview interview, String phrase) {
    SearchFilters filters = SearchFilters.interview(TENANT, interview.key().interviewId());
    try (TextEmbedder embedder = MiniLmEmbedder.open();
        MomentSearch search =
            MomentSearch.open(
                stack.config().elasticsearchUrl(), embedder, SearchSettings.defaults())) {
      Optional<Moment> moment =
          search.find(new MomentQuery(phrase, filters, MOMENTS)).stream()
              .filter(Moment::asSaid)
              .findFirst();
      moment.ifPresent(
          hit -> {
            say("");
            say("Searching for \"%s\":", phrase);
            say("%s", MomentLines.line(hit));
          });
      return moment;
    }
  }

  private void compare(Moment said, boolean trusted) throws DemoException {
    long truthMs = PackagedInterview.phraseStartMs();
    long offMs = Math.abs(said.startMs() - truthMs);
    say("✓ said at %s in truth: the hit is %.2f s off", MediaTime.tenths(truthMs), offMs / 1e3);
    if (trusted && offMs > TOLERANCE_MS) {
      throw new DemoException(
          "\"%s\" was found %.1f s from where it is said"
              .formatted(PackagedInterview.PHRASE, offMs / 1e3));
    }
  }

  private void searchAnything(Interview interview, List<IndexedSegment> transcript)
      throws DemoException {
    Optional<String> phrase = SpokenPhrase.worthLookingFor(transcript);
    if (phrase.isEmpty()) {
      say("Nobody was heard saying three words in a row: there is nothing to search for");
      return;
    }
    if (search(interview, phrase.get()).isEmpty()) {
      throw new DemoException("\"%s\" is in the transcript, but not found".formatted(phrase.get()));
    }
    suggest(phrase.get(), interview, transcript);
  }

  private void suggest(String phrase, Interview interview, List<IndexedSegment> transcript) {
    say("");
    say("Dashboard: %s", stack.config().flinkUrl());
    say("Try next:");
    say("  ./colloquy search \"%s\"", phrase);
    transcript.stream()
        .map(IndexedSegment::speaker)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            speaker ->
                say(
                    "  ./colloquy speakers %s --name %s=Ada",
                    interview.key().interviewId(), speaker));
    say("  ./colloquy demo --audio YOUR-RECORDING");
    say("  ./colloquy models get base.en    then: ./colloquy demo --model base.en");
    say("  ./colloquy down    ends everything; %s stays", interview.key().interviewId());
  }

  private void say(String format, Object... arguments) {
    lines.accept(String.format(Locale.ROOT, format, arguments));
  }
}
