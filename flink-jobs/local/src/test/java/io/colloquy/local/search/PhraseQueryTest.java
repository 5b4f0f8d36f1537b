package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhraseQueryTest {

  @Test
  void looksForThePhraseInAnyInflectionAndPrefersItAsSaid() {
    String query = new PhraseQuery("price went up", null, null, 10).asPhrase().toString();
    assertThat(query)
        .contains("\"match_phrase\":{\"text\":{\"query\":\"price went up\",\"slop\":2}}")
        .contains("\"match_phrase\":{\"text.exact\":{\"boost\":3.0,\"query\":\"price went up\"}}")
        .contains("\"term\":{\"kind\":{\"value\":\"speech\"}}")
        .doesNotContain("tenantId", "interviewId");
  }

  @Test
  void thenForAllItsWords() {
    String query = new PhraseQuery("up went", null, null, 10).asWords().toString();
    assertThat(query).contains("\"match\":{\"text\":{\"operator\":\"and\",\"query\":\"up went\"}}");
  }

  @Test
  void staysWithinATenantAndAnInterview() {
    String query = new PhraseQuery("x", "acme", "call-7", 10).asPhrase().toString();
    assertThat(query)
        .contains("\"term\":{\"tenantId\":{\"value\":\"acme\"}}")
        .contains("\"term\":{\"interviewId\":{\"value\":\"call-7\"}}");
  }
}
