package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownNamesTest {

  @Test
  void namesTheMostSimilarFirst() {
    assertThat(KnownNames.like("Adda", List.of("Bob", "Ada", "Adam", "Bob")))
        .isEqualTo("there are \"Ada\", \"Adam\", \"Bob\"");
    assertThat(KnownNames.like("tides", List.of("notes", "show_ocean-tides-and-winds")))
        .isEqualTo("there are \"show_ocean-tides-and-winds\", \"notes\"");
    assertThat(KnownNames.like("x", List.of("Ada"))).isEqualTo("there is only \"Ada\"");
    assertThat(KnownNames.like("x", List.of())).isEqualTo("there is none");
  }

  @Test
  void namesAFewOfMany() {
    List<String> many = IntStream.range(10, 30).mapToObj(n -> "call-" + n).toList();
    assertThat(KnownNames.like("call-29", many))
        .startsWith("there are \"call-29\", ")
        .endsWith(" and 12 more");
  }
}
