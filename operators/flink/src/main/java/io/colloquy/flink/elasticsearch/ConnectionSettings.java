package io.colloquy.flink.elasticsearch;

import java.io.Serializable;
import java.net.URI;
import java.util.List;

/**
 * Where Elasticsearch is and how long to wait for it. Carries no secret: see {@link Credentials}.
 *
 * @param hosts addresses such as {@code https://search.example.org:9200}
 * @param pathPrefix put before every path, or null
 */
public record ConnectionSettings(
    List<String> hosts, String pathPrefix, int connectTimeoutMs, int socketTimeoutMs)
    implements Serializable {
  static final int DEFAULT_CONNECT_TIMEOUT_MS = 5_000;
  static final int DEFAULT_SOCKET_TIMEOUT_MS = 60_000;

  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException if there is none, or one is not an http or https URL
   */
  public ConnectionSettings {
    if (hosts == null || hosts.isEmpty()) {
      throw new IllegalArgumentException(
          "No Elasticsearch host is given; name at least one, such as http://localhost:9200");
    }
    hosts = List.copyOf(hosts);
    hosts.forEach(ConnectionSettings::check);
  }

  /** The usual timeouts. */
  public static ConnectionSettings of(String... hosts) {
    return new ConnectionSettings(
        List.of(hosts), null, DEFAULT_CONNECT_TIMEOUT_MS, DEFAULT_SOCKET_TIMEOUT_MS);
  }

  private static void check(String host) {
    URI uri;
    try {
      uri = URI.create(host);
    } catch (IllegalArgumentException e) {
      throw notAnAddress(host);
    }
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw notAnAddress(host);
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "The address of %s carries credentials; give them in %s and %s"
              .formatted(uri.getHost(), Credentials.USERNAME, Credentials.PASSWORD));
    }
  }

  private static IllegalArgumentException notAnAddress(String host) {
    return new IllegalArgumentException(
        "'%s' is not an Elasticsearch address; write it as http://HOST:PORT or https://HOST:PORT"
            .formatted(host));
  }
}
