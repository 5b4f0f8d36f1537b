package io.colloquy.local.deadletter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where on its topic a dead letter lies; people name it {@code PARTITION:OFFSET}. */
record LetterPlace(int partition, long offset) {

  private static final Pattern PLACE = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

  static final class Converter implements ITypeConverter<LetterPlace> {
    @Override
    public LetterPlace convert(String text) {
      return parse(text);
    }
  }

  /**
   * @throws TypeConversionException if this names no place
   */
  static LetterPlace parse(String text) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw new TypeConversionException(
          "'%s' is no PARTITION:OFFSET; dead-letters list shows them".formatted(text));
    }
    return new LetterPlace(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)));
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
