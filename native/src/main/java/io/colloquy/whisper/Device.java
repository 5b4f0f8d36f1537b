package io.colloquy.whisper;

/**
 * Where a model runs.
 *
 * @param flavour the kind of device
 * @param index the number of the GPU; 0 on the CPU
 */
public record Device(Flavour flavour, int index) {

  public Device {
    if (flavour == null || index < 0 || (flavour == Flavour.CPU && index != 0)) {
      throw new IllegalArgumentException("no such device: " + flavour + " " + index);
    }
  }

  public static Device cpu() {
    return new Device(Flavour.CPU, 0);
  }

  public static Device gpu(int index) {
    return new Device(Flavour.CUDA, index);
  }

  /** Reads {@code cpu}, {@code gpu} or {@code gpu:1}. */
  public static Device parse(String text) {
    if (text.equals("cpu")) {
      return cpu();
    }
    if (text.matches("gpu(:\\d{1,3})?")) {
      return gpu(text.equals("gpu") ? 0 : Integer.parseInt(text.substring(4)));
    }
    throw new IllegalArgumentException("'" + text + "' is no device: use cpu, gpu or gpu:NUMBER");
  }

  @Override
  public String toString() {
    return flavour == Flavour.CPU ? "cpu" : "gpu:" + index;
  }
}
