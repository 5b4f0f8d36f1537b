package io.colloquy.jobs.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TranscriptionOptionsTest {

  @Test
  void namesEveryArgumentThatIsMissing() {
    assertThatThrownBy(TranscriptionOptions::parse)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--kafka")
        .hasMessageContaining("--elasticsearch")
        .hasMessageContaining("--model");
  }

  @Test
  void namesTheArgumentThatIsNoNumber() {
    assertThatThrownBy(() -> parse("--beam", "wide"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--beam")
        .hasMessageContaining("wide");
  }

  @Test
  void namesTheArgumentThatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("--modle", "m.bin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--modle");
  }

  @Test
  void namesTheArgumentThatIsNoDuration() {
    assertThatThrownBy(() -> parse("--idle", "15 minutes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--idle")
        .hasMessageContaining("15 minutes");
  }

  @Test
  void namesTheModelThatDoesNotExist() {
    assertThatThrownBy(() -> parse("--no-fallback").settings()).hasMessageContaining("m.bin");
  }

  @Test
  void takesSeveralAddressesAndAnySettingOfKafka() {
    TranscriptionOptions options =
        TranscriptionOptions.parse(
            "--kafka", "one:9092,two:9092",
            "--kafka-property", "security.protocol=SSL",
            "--elasticsearch", "http://one:9200,http://two:9200",
            "--model", "m.bin");
    assertThat(options.elasticsearch()).containsExactly("http://one:9200", "http://two:9200");
    assertThat(options.kafkaProperties())
        .containsEntry("bootstrap.servers", "one:9092,two:9092")
        .containsEntry("security.protocol", "SSL");
  }

  private static TranscriptionOptions parse(String... more) {
    String[] arguments = new String[6 + more.length];
    String[] required = {
      "--kafka", "kafka:9092", "--elasticsearch", "http://search:9200", "--model", "m.bin"
    };
    System.arraycopy(required, 0, arguments, 0, required.length);
    System.arraycopy(more, 0, arguments, required.length, more.length);
    return TranscriptionOptions.parse(arguments);
  }
}
