package io.colloquy.bench.nonspeech;

/** Lets a band of frequencies pass: the second-order filter of R. Bristow-Johnson's cookbook. */
final class BandFilter {
  private final double b0;
  private final double a1;
  private final double a2;
  private double x1;
  private double x2;
  private double y1;
  private double y2;

  /**
   * @param hertz the middle of the band
   * @param sharpness the middle over the band's width
   */
  BandFilter(double hertz, double sharpness) {
    double angle = 2 * Math.PI * hertz / NonSpeech.SAMPLE_RATE;
    double alpha = Math.sin(angle) / (2 * sharpness);
    b0 = alpha / (1 + alpha);
    a1 = -2 * Math.cos(angle) / (1 + alpha);
    a2 = (1 - alpha) / (1 + alpha);
  }

  double next(double sample) {
    double filtered = b0 * (sample - x2) - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = sample;
    y2 = y1;
    y1 = filtered;
    return filtered;
  }
}
