package io.colloquy.local.speaker;

import io.colloquy.core.identifier.InterviewKey;
import io.colloquy.flink.audio.AudioException;
import io.colloquy.local.Counted;
import io.colloquy.local.InterviewOptions;
import io.colloquy.local.MediaTime;
import io.colloquy.local.SpeakerColour;
import io.colloquy.local.StackOptions;
import io.colloquy.local.Terminal;
import io.colloquy.local.search.IndexedSegment;
import io.colloquy.local.search.SegmentIndex;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.schemas.SpeakerEnrolment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code colloquy speakers}. */
@Command(
    name = "speakers",
    description = {
      "Lists who speaks in an interview, and tells the job what you know of them.",
      "That is names, how many they are, and what they sound like; the command waits until the"
          + " documents show it.",
      "A closed interview takes nothing of it; one is closed 24 hours after it is complete."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class SpeakersCommand implements Callable<Integer> {

  private static final int MOST_SPEAKERS = 50;
  private static final int LONGEST_NAME = 128;

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;
  @Mixin private InterviewOptions interview;

  @Option(
      names = "--name",
      paramLabel = "SPEAKER=NAME",
      description = "what to call a speaker, such as 1=Ada; 1= takes the name away")
  private Map<String, String> names = new LinkedHashMap<>();

  @Option(
      names = "--expect",
      paramLabel = "COUNT",
      description = "how many people speak; who is who may change by it")
  private Integer expected;

  @Option(
      names = "--enrol",
      paramLabel = "NAME=FILE",
      description =
          "a recording of somebody alone, with 2 s of speech or more: whoever sounds like it gets"
              + " the name")
  private Map<String, Path> clips = new LinkedHashMap<>();

  @Override
  public Integer call() throws AudioException, InterruptedException {
    InterviewKey key = interview.key();
    requireUsable();
    Installation installation = Installation.find();
    LocalStack stack =
        new LocalStack(installation, options.config(installation), Terminal::progress);
    try (SegmentIndex index = SegmentIndex.open(stack.config().elasticsearchUrl())) {
      InterviewSpeakers speakers = new InterviewSpeakers(stack, index, key);
      List<IndexedSegment> segments = speakers.segments();
      ToldSpeakers told = told(stack);
      if (!told.isEmpty()) {
        segments = speakers.tell(told, segments);
      }
      PrintWriter out = spec.commandLine().getOut();
      lines(HeardSpeaker.of(segments), Ansi.AUTO).forEach(out::println);
      out.flush();
    }
    return CommandLine.ExitCode.OK;
  }

  private ToldSpeakers told(LocalStack stack) throws AudioException {
    List<SpeakerEnrolment> enrolments = new ArrayList<>();
    for (Map.Entry<String, Path> clip : clips.entrySet()) {
      Path model = InterviewSpeakers.speakerModel(stack);
      enrolments.add(ReferenceClip.enrol(clip.getKey(), clip.getValue(), model));
    }
    return new ToldSpeakers(names, expected == null ? 0 : expected, enrolments);
  }

  /** A line for each speaker, and how they were found. */
  static List<String> lines(List<HeardSpeaker> heard, Ansi ansi) {
    int ids = width(heard.stream().map(SpeakersCommand::id).toList());
    int labels = width(heard.stream().map(HeardSpeaker::label).toList());
    List<String> lines = new ArrayList<>();
    TreeSet<String> turnsFrom = new TreeSet<>();
    for (HeardSpeaker speaker : heard) {
      turnsFrom.addAll(speaker.turnsFrom());
      lines.add(
          "%s  %s  %s  %s"
              .formatted(
                  padded(id(speaker), ids),
                  SpeakerColour.paint(ansi, speaker.id(), padded(speaker.label(), labels)),
                  MediaTime.seconds(speaker.spokenMs()),
                  Counted.of(speaker.segments(), "segment")));
    }
    if (heard.isEmpty()) {
      lines.add("Nobody speaks.");
    }
    if (!turnsFrom.isEmpty()) {
      lines.add("Turns from " + String.join(", ", turnsFrom).replace('-', ' '));
    }
    return lines;
  }

  private static String id(HeardSpeaker speaker) {
    return speaker.id() == null ? "-" : speaker.id();
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private void requireUsable() {
    names.replaceAll((speaker, name) -> name.strip());
    names.forEach((speaker, name) -> requireName("--name", name));
    clips.keySet().forEach(name -> requireName("--enrol", name));
    if (clips.keySet().stream().anyMatch(String::isBlank)) {
      refuse("--enrol lacks a name; give NAME=FILE");
    }
    if (expected != null && (expected < 1 || expected > MOST_SPEAKERS)) {
      refuse("--expect is %d; give 1 to %d speakers".formatted(expected, MOST_SPEAKERS));
    }
    if (expected != null && !names.isEmpty()) {
      refuse("--expect may change who is 1 and who is 2: give it first, and --name afterwards");
    }
  }

  private void requireName(String option, String name) {
    if (name.length() > LONGEST_NAME) {
      refuse(
          "%s has a name of %d characters; give %d at most"
              .formatted(option, name.length(), LONGEST_NAME));
    }
  }

  private void refuse(String problem) {
    throw new ParameterException(spec.commandLine(), problem);
  }
}
