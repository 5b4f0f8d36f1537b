package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir Path directory;

  @Test
  void goesWithoutWhenNoneAreSet() {
    assertThat(new Credentials(Map.of()).authorization()).isEmpty();
  }

  @Test
  void signsInWithUserNameAndPassword() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "secret\n");
    var credentials =
        new Credentials(
            Map.of(
                "ELASTICSEARCH_USERNAME",
                "job",
                "ELASTICSEARCH_PASSWORD_FILE",
                password.toString()));

    assertThat(credentials.authorization()).contains("Basic am9iOnNlY3JldA==");
  }

  @Test
  void readsAFileAnewEachTime() throws IOException {
    Path key = Files.writeString(directory.resolve("key"), "old");
    var credentials = new Credentials(Map.of("ELASTICSEARCH_API_KEY_FILE", key.toString()));
    assertThat(credentials.authorization()).contains("ApiKey old");

    Files.writeString(key, "new");
    assertThat(credentials.authorization()).contains("ApiKey new");
  }

  @Test
  void refusesContradictionsWithoutRepeatingSecrets() {
    refuses(Map.of("ELASTICSEARCH_USERNAME", "job"), "set both");
    refuses(
        Map.of("ELASTICSEARCH_API_KEY", "secret", "ELASTICSEARCH_API_KEY_FILE", "key"), "keep one");
    refuses(
        Map.of(
            "ELASTICSEARCH_API_KEY", "secret",
            "ELASTICSEARCH_USERNAME", "job",
            "ELASTICSEARCH_PASSWORD", "secret"),
        "keep one way");
    refuses(Map.of("ELASTICSEARCH_API_KEY_FILE", "/no/such/file"), "/no/such/file");
  }

  @Test
  void refusesACertificateThatIsNone() throws IOException {
    Path certificate = Files.writeString(directory.resolve("ca.pem"), "not a certificate");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ElasticsearchConnection.open(
                    ConnectionSettings.of("https://localhost:9200"),
                    Map.of("ELASTICSEARCH_CA_CERTIFICATE", certificate.toString())))
        .withMessageContaining(certificate.toString());
  }

  @Test
  void refusesAddressesThatAreNone() {
    for (String address : new String[] {"localhost:9200", "ftp://host", "http://", "x y"}) {
      assertThatIllegalArgumentException()
          .as(address)
          .isThrownBy(() -> ConnectionSettings.of(address))
          .withMessageContaining("'" + address + "'");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConnectionSettings.of("http://job:secret@host:9200"))
        .withMessageNotContaining("secret");
  }

  private static void refuses(Map<String, String> environment, String because) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credentials(environment).authorization())
        .withMessageContaining(because)
        .withMessageNotContaining("secret");
  }
}
