package io.colloquy.core.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedAudioTest {
  private static final int RATE = 16_000;
  private static final short[] AUDIO = noise(7, 250_000);
  private static final int END = 150_000;

  @ParameterizedTest
  @ValueSource(ints = {320, 4_001, 20_000, 80_000})
  void whatTheClockClaimsIsFoundToTheSample(int repeated) {
    short[] chunk = Arrays.copyOfRange(AUDIO, END - repeated, 250_000);
    for (int error : new int[] {0, 1, -15, 15, -200, 1_600}) {
      assertThat(exact(AUDIO, chunk, repeated + error)).as("error %d", error).isEqualTo(repeated);
    }
  }

  @Test
  void chunkThatHoldsNothingElseIsFoundToo() {
    short[] chunk = Arrays.copyOfRange(AUDIO, END - 48_000, END - 47_680);
    assertThat(exact(AUDIO, chunk, 48_000)).isEqualTo(48_000);
  }

  @Test
  void otherAudioIsNotRepeatedWhateverTheClockClaims() {
    short[] next = Arrays.copyOfRange(AUDIO, END, 250_000);
    for (int claimed : new int[] {100, 3_000, 20_000, 80_000}) {
      assertThat(exact(AUDIO, noise(8, 70_000), claimed)).isZero();
      assertThat(exact(AUDIO, next, claimed)).isZero();
      assertThat(lossy(AUDIO, next, claimed)).isZero();
    }
  }

  @Test
  void clockThatIsFarOffIsNotHelped() {
    short[] chunk = Arrays.copyOfRange(AUDIO, END - 20_000, 250_000);
    assertThat(exact(AUDIO, chunk, 24_000)).isZero();
    assertThat(exact(AUDIO, chunk, 0)).isZero();
  }

  @Test
  void everyChannelMustBeRepeated() {
    short[] other = noise(9, 250_000);
    short[][] known = {Arrays.copyOf(AUDIO, END), Arrays.copyOf(other, END)};
    short[][] chunk = {
      Arrays.copyOfRange(AUDIO, END - 20_000, END + 9_000),
      Arrays.copyOfRange(other, END - 20_000, END + 9_000)
    };
    RecentSound sound = RecentSound.none().then(known, RATE, false);
    assertThat(RepeatedAudio.samples(sound, chunk, 20_000)).isEqualTo(20_000);
    chunk[1][10_000]++;
    assertThat(RepeatedAudio.samples(sound, chunk, 20_000)).isZero();
    assertThat(RepeatedAudio.samples(sound, new short[][] {chunk[0], new short[29_000]}, 20_000))
        .isZero();
  }

  @Test
  void oneChannelMayBeSilent() {
    short[][] known = {new short[END], Arrays.copyOf(AUDIO, END)};
    short[][] chunk = {new short[60_000], Arrays.copyOfRange(AUDIO, END - 30_000, END + 30_000)};
    RecentSound sound = RecentSound.none().then(known, RATE, false);
    assertThat(RepeatedAudio.samples(sound, chunk, 30_010)).isEqualTo(30_000);
  }

  @Test
  void silenceBeforeTheBorderHidesNothing() {
    short[] gated = AUDIO.clone();
    Arrays.fill(gated, END - 50_000, END + 10_000, (short) 0);
    short[] chunk = Arrays.copyOfRange(gated, END - 75_000, 250_000);
    assertThat(exact(gated, chunk, 75_030)).isEqualTo(75_000);
  }

  @Test
  void inSilenceTheClockIsBelieved() {
    short[] silent = AUDIO.clone();
    Arrays.fill(silent, END - 60_000, 250_000, (short) 0);
    short[] chunk = Arrays.copyOfRange(silent, END - 48_000, END + 48_000);
    assertThat(exact(silent, chunk, 48_000)).isEqualTo(48_000);
    assertThat(lossy(silent, chunk, 48_000)).isEqualTo(48_000);
  }

  @Test
  void silenceIsNotTakenForSpeechNorSpeechForSilence() {
    short[] ended = Arrays.copyOf(AUDIO, END);
    assertThat(exact(ended, new short[60_000], 48_000)).isZero();
    assertThat(lossy(ended, new short[60_000], 48_000)).isZero();
    short[] chunk = Arrays.copyOfRange(AUDIO, END, 250_000);
    assertThat(exact(new short[END], chunk, 48_000)).isZero();
    assertThat(lossy(new short[END], chunk, 48_000)).isZero();
  }

  @Test
  void whatLiesBeforeEverythingKnownIsKept() {
    RecentSound little = sound(Arrays.copyOfRange(AUDIO, END - 16_000, END), false);
    short[] chunk = Arrays.copyOfRange(AUDIO, END - 20_000, 250_000);
    assertThat(RepeatedAudio.samples(little, new short[][] {chunk}, 20_000)).isZero();
    assertThat(RepeatedAudio.samples(RecentSound.none(), new short[][] {chunk}, 20_000)).isZero();
  }

  @Test
  void nearlyTheSameSoundOfALossyCodecIsFoundToTheSample() {
    Random random = new Random(3);
    short[] voice = voice(250_000);
    for (int repeated : new int[] {5_000, 20_003, 79_000}) {
      short[] chunk = Arrays.copyOfRange(voice, END - repeated, 250_000);
      for (int i = 0; i < chunk.length; i++) {
        chunk[i] += (short) (100 * random.nextGaussian());
      }
      assertThat(lossy(voice, chunk, repeated + 100)).isEqualTo(repeated);
      assertThat(exact(voice, chunk, repeated)).isZero();
    }
  }

  @Test
  void shortRepetitionsOfALossyCodecAreKept() {
    short[] voice = voice(250_000);
    short[] chunk = Arrays.copyOfRange(voice, END - 3_000, 250_000);
    assertThat(lossy(voice, chunk, 3_000)).isZero();
  }

  @Test
  void soundIsRememberedAlikeHoweverItCame() {
    Random random = new Random(5);
    for (int rate : new int[] {8_000, 11_025, 44_100}) {
      for (boolean lossy : new boolean[] {true, false}) {
        RecentSound pieces = RecentSound.none();
        for (int at = 0; at < AUDIO.length; ) {
          int to = Math.min(AUDIO.length, at + random.nextInt(3 * rate));
          pieces = pieces.then(new short[][] {Arrays.copyOfRange(AUDIO, at, to)}, rate, lossy);
          at = to;
        }
        RecentSound whole = RecentSound.none().then(new short[][] {AUDIO}, rate, lossy);
        if (AUDIO.length > 6 * rate) {
          assertThat(pieces.length()).isBetween(51 * rate / 10, 53 * rate / 10);
        }
        assertThat(pieces.cells()).isEqualTo(whole.cells());
        assertThat(pieces.rest()).isDeepEqualTo(whole.rest());
      }
    }
  }

  @Test
  void whatIsRepeatedAtAHighRateIsFoundToTheSampleAndAnUntrueClaimTakesLittle() {
    int rate = 384_000;
    int claimed = 5 * rate;
    short[][] talk = {noise(3, 7 * rate), noise(4, 7 * rate)};
    short[][] known = {Arrays.copyOf(talk[0], 6 * rate), Arrays.copyOf(talk[1], 6 * rate)};
    RecentSound sound = RecentSound.none().then(known, rate, false);
    short[][] again = {
      Arrays.copyOfRange(talk[0], 6 * rate - claimed, 7 * rate),
      Arrays.copyOfRange(talk[1], 6 * rate - claimed, 7 * rate)
    };
    short[][] other = {noise(5, claimed + rate), noise(6, claimed + rate)};
    short[][] afterSilence = {other[0].clone(), other[1].clone()};
    Arrays.fill(afterSilence[0], 0, claimed, (short) 0);
    Arrays.fill(afterSilence[1], 0, claimed, (short) 0);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(RepeatedAudio.samples(sound, again, claimed + 700)).isEqualTo(claimed);
          for (int i = 0; i < 20; i++) {
            assertThat(RepeatedAudio.samples(sound, other, claimed)).isZero();
            assertThat(RepeatedAudio.samples(sound, afterSilence, claimed)).isZero();
          }
        });
  }

  @Test
  void anUntrueClaimOfAToneTakesLittleToo() {
    int rate = 384_000;
    short[] tone = new short[6 * rate];
    Arrays.fill(tone, (short) 100);
    short[] ended = tone.clone();
    ended[6 * rate - 1] = 0;
    RecentSound sound = RecentSound.none().then(new short[][] {ended, ended}, rate, false);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 5; i++) {
            assertThat(RepeatedAudio.samples(sound, new short[][] {tone, tone}, 5 * rate)).isZero();
          }
        });
  }

  @Test
  void onlyTheClockTellsWhereNothingIsHeard() {
    short[] silent = AUDIO.clone();
    Arrays.fill(silent, END - 60_000, 250_000, (short) 0);
    short[][] chunk = {Arrays.copyOfRange(silent, END - 48_000, END + 48_000)};
    RecentSound known = sound(Arrays.copyOf(silent, END), false);
    assertThat(RepeatedAudio.isQuiet(known, chunk, 48_000)).isTrue();
    assertThat(known.endsQuietly()).isTrue();
    assertThat(RepeatedAudio.isQuiet(known, chunk, 60_400)).isFalse();
    RecentSound sounding = sound(Arrays.copyOf(AUDIO, END), false);
    assertThat(RepeatedAudio.isQuiet(sounding, chunk, 48_000)).isFalse();
    assertThat(sounding.endsQuietly()).isFalse();
    assertThat(RecentSound.none().endsQuietly()).isFalse();
  }

  private static int exact(short[] audio, short[] chunk, int claimed) {
    return RepeatedAudio.samples(
        sound(Arrays.copyOf(audio, END), false), new short[][] {chunk}, claimed);
  }

  private static int lossy(short[] audio, short[] chunk, int claimed) {
    return RepeatedAudio.samples(
        sound(Arrays.copyOf(audio, END), true), new short[][] {chunk}, claimed);
  }

  private static RecentSound sound(short[] audio, boolean lossy) {
    return RecentSound.none().then(new short[][] {audio}, RATE, lossy);
  }

  private static short[] noise(long seed, int length) {
    Random random = new Random(seed);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (random.nextInt(4_000) - 2_000);
    }
    return samples;
  }

  /** A low murmur that never repeats. */
  private static short[] voice(int length) {
    Random random = new Random(11);
    short[] samples = new short[length];
    double low = 0;
    double lower = 0;
    for (int i = 0; i < length; i++) {
      low += 0.1 * (random.nextGaussian() - low);
      lower += 0.1 * (low - lower);
      samples[i] = (short) (20_000 * lower);
    }
    return samples;
  }
}
