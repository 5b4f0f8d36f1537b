package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.local.TranscriptionSubmission.Division;
import io.colloquy.local.stack.Installation;
import io.colloquy.local.stack.JobSubmission;
import io.colloquy.local.stack.LocalStack;
import io.colloquy.local.stack.StackConfig;
import io.colloquy.local.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptionSubmissionTest {

  @TempDir private Path directory;
  private final Installation installation = Installation.find();
  private LocalStack stack;

  @BeforeEach
  void open() {
    stack = new LocalStack(installation, StackConfig.defaults(directory), line -> {});
  }

  @Test
  void aStackBeginsWithOneJob() {
    assertThat(jobs(null)).extracting(JobSubmission::name).containsExactly("transcription");
    assertThat(jobs(null)[0].arguments()).containsSubsequence("--transaction-timeout", "PT24H");
  }

  @Test
  void aSplitStackHasTheTwoHalvesEachWithWhatItNeeds() {
    JobSubmission[] halves = jobs(Division.SPLIT);
    assertThat(halves).extracting(JobSubmission::name).containsExactly("recognition", "assembly");
    assertThat(halves[0].arguments())
        .containsSubsequence("--run", "recognize")
        .containsSubsequence("--transaction-timeout", "PT24H")
        .contains("--model")
        .doesNotContain("--elasticsearch");
    assertThat(halves[1].arguments())
        .containsSubsequence("--run", "assemble")
        .contains("--elasticsearch")
        .containsSubsequence("--transaction-timeout", "PT24H")
        .doesNotContain("--model");
  }

  @Test
  void aStackStaysAsItBegan() throws Exception {
    submitted(jobs(Division.SPLIT)[0]);
    assertThat(jobs(null)).hasSize(2);
    assertThat(jobs(Division.SPLIT)).hasSize(2);
    assertThatThrownBy(() -> jobs(Division.ALL))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("--run split")
        .hasMessageContaining("--data-dir");
  }

  @Test
  void aStackOfOneJobIsNotSplit() throws Exception {
    submitted(jobs(Division.ALL)[0]);
    assertThat(jobs(null)).hasSize(1);
    assertThatThrownBy(() -> jobs(Division.SPLIT))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("--run all");
  }

  @Test
  void theEmbeddedModelTellsSpeakersApartAtFirst() {
    assertThat(jobs(null)[0].arguments())
        .containsSubsequence("--speaker-model", installation.embeddedSpeakerModel().toString());
    assertThat(TranscriptionSubmission.speakers(jobs(null)[0]))
        .hasToString("told apart by synthetic-speaker.onnx, turns from voice activity");
  }

  @Test
  void tellsWhatTheEmbeddedRecognizerIsGoodFor() throws Exception {
    JobSubmission[] embedded = jobs(null);
    submitted(embedded[0]);
    assertThat(TranscriptionSubmission.recognizer(installation, embedded[0]))
        .startsWith("synthetic.en.bin, which understands four synthetic voices");
    assertThat(TranscriptionSubmission.advice(installation, stack))
        .hasValueSatisfying(advice -> assertThat(advice).contains("models get base.en"));
  }

  @Test
  void speakersAreToldApartAsBefore() throws Exception {
    Path copy = Files.copy(installation.embeddedSpeakerModel(), directory.resolve("voices.onnx"));
    SpeakerModels voices = new SpeakerModels(copy, null, 0.5f);
    submitted(jobs(Division.SPLIT, voices)[0]);
    JobSubmission[] halves = jobs(null);
    assertThat(TranscriptionSubmission.speakers(halves[0])).isEqualTo(voices);
    assertThat(halves[1].arguments())
        .containsSubsequence("--speaker-threshold", "0.5")
        .doesNotContain("--speaker-model");
  }

  @Test
  void nobodyTellsSpeakersApartOnceNobodyIsTo() throws Exception {
    submitted(jobs(null, SpeakerModels.none())[0]);
    assertThat(jobs(null)[0].arguments())
        .containsSubsequence("--diarize", "off")
        .doesNotContain("--speaker-model");
    assertThat(TranscriptionSubmission.speakers(jobs(null)[0]))
        .isEqualTo(SpeakerModels.none())
        .hasToString("not told apart, but for the channels of stereo streams");
  }

  @Test
  void aSpeakerModelThatCannotBeUsedStopsNoJob() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.onnx"), "no model");
    assertThatThrownBy(() -> jobs(null, new SpeakerModels(broken, null, null)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(broken.toString());
  }

  private JobSubmission[] jobs(Division division) {
    return jobs(division, null);
  }

  private JobSubmission[] jobs(Division division, SpeakerModels speakers) {
    return TranscriptionSubmission.jobs(installation, stack, division, null, speakers);
  }

  /** As the stack remembers a job that it submitted. */
  private void submitted(JobSubmission submission) throws IOException {
    Path jobs = Files.createDirectories(directory.resolve("jobs"));
    new ObjectMapper()
        .writeValue(
            jobs.resolve(submission.name() + ".json").toFile(),
            Map.of("submission", submission, "jobId", "1"));
  }
}
