package io.colloquy.local.stack;

/** The stack's Elasticsearch without the rest of the stack, with its index templates. */
public final class SearchServer implements AutoCloseable {

  private static final long HEALTH_MS = 120_000;

  private final ElasticsearchServer server;
  private final Thread whenKilled;

  private SearchServer(ElasticsearchServer server) {
    this.server = server;
    whenKilled = new Thread(server::stop);
    Runtime.getRuntime().addShutdownHook(whenKilled);
  }

  /**
   * Starts it; some seconds.
   *
   * @param config where it keeps its data, and on which port
   * @throws StackException if it does not start
   */
  public static SearchServer start(Installation installation, StackConfig config) {
    SearchServer search = new SearchServer(new ElasticsearchServer(installation, config));
    try {
      search.server.start();
      Wait.until("Elasticsearch to be healthy", HEALTH_MS, search.server::isHealthy);
      search.server.prepare();
    } catch (RuntimeException failed) {
      search.close();
      throw failed;
    }
    return search;
  }

  public String url() {
    return server.address();
  }

  /** Stops it; its data stays. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(whenKilled);
    server.stop();
  }
}
