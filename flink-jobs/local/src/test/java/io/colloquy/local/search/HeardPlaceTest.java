package io.colloquy.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.core.moment.Place;
import io.colloquy.core.moment.SpokenQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardPlaceTest {

  private static final Place PLACE = new Place("local/call-7", "audio", 0, 60_000);

  @Test
  void aPhraseThatGoesOnInTheNextSegmentIsShownWhole() {
    List<MarkedSegment> heard =
        List.of(
            Segments.heard(8_000, "up, a lot."),
            Segments.heard(2_000, "Then the [price] [went]"),
            Segments.heard(15_000, "Really?"));
    Moment moment = find("the price went up", heard);
    assertThat(moment.startMs()).isEqualTo(3_000);
    assertThat(moment.asSaid()).isTrue();
    assertThat(moment.text("«", "»")).isEqualTo("Then «the price went up», a lot.");
    assertThat(moment.text()).isEqualTo("Then the price went up, a lot.");
    assertThat(moment.segment().startMs()).isEqualTo(2_000);
    assertThat(moment.endMs()).isEqualTo(11_000);
  }

  @Test
  void startsWithTheFirstMatchingWordNotWithTheSegment() {
    Moment moment =
        find("prices rise", List.of(Segments.heard(0, "Then the [price rose], a lot.")));
    assertThat(moment.startMs()).isEqualTo(2_000);
    assertThat(moment.asSaid()).isFalse();
    assertThat(moment.text("«", "»")).isEqualTo("Then the «price rose», a lot.");
  }

  @Test
  void aPhraseMayEndRightBesideThePlace() {
    List<MarkedSegment> heard =
        List.of(Segments.heard(2_000, "the price"), Segments.heard(5_000, "went up again"));
    Place segment = new Place("local/call-7", "audio", 2_000, 4_000);
    HeardPlace place = new HeardPlace(segment, heard);
    assertThat(SpokenQuery.of("the price went up").land(place.words(), text -> 0).isAsSaid())
        .isTrue();
  }

  @Test
  void holdsOnlyWhatIsSaidInIt() {
    List<MarkedSegment> heard =
        List.of(
            Segments.heard(70_000, "Later."),
            new MarkedSegment(Segments.gap("call-7", "audio", 0, 9_000), null));
    assertThat(new HeardPlace(PLACE, heard).words()).isEmpty();
  }

  @Test
  void tellsOfLostAudioRightBesideTheMoment() {
    IndexedSegment beside = Segments.gap("call-7", "audio", 4_500, 9_000);
    List<MarkedSegment> heard =
        List.of(
            Segments.heard(0, "[price] went up"),
            new MarkedSegment(beside, null),
            new MarkedSegment(Segments.gap("call-7", "audio", 30_000, 40_000), null),
            new MarkedSegment(Segments.gap("call-7", "audio:2", 0, 9_000), null),
            new MarkedSegment(Segments.gap("call-8", "audio", 0, 9_000), null));
    assertThat(find("price", heard).lost()).containsExactly(beside);
  }

  @Test
  void tellsOfUnclearSpeechBesideTheMomentAndNeverFindsItsRawText() {
    MarkedSegment unclear = new MarkedSegment(Segments.unclear(3_500, 4_500), null);
    assertThat(find("price", List.of(Segments.heard(0, "[price] went up"), unclear)).lost())
        .containsExactly(unclear.segment());
    assertThat(new HeardPlace(PLACE, List.of(unclear)).words()).isEmpty();
  }

  private static Moment find(String text, List<MarkedSegment> heard) {
    HeardPlace place = new HeardPlace(PLACE, heard);
    return place.moment(SpokenQuery.of(text).land(place.words(), sentence -> 0), 1, heard);
  }
}
