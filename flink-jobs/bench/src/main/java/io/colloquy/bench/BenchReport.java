package io.colloquy.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a benchmark measured: a table for people, one line of JSON for programs.
 *
 * @param benchmark its name on the command line
 * @param inputs what it ran on
 * @param rows figures by name, in the order of the columns; a figure may be missing from a row
 * @param bars the promises it held the figures to
 */
public record BenchReport(
    String benchmark,
    Map<String, Object> inputs,
    List<? extends Map<String, Object>> rows,
    List<Bar> bars) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public boolean missesBar() {
    return bars.stream().anyMatch(Bar::isMissed);
  }

  /** 0 where every bar is met, else 1. */
  public int exitCode() {
    return missesBar() ? 1 : 0;
  }

  /** Prints columns under their names, then each bar and whether it was met. */
  public void printTable(PrintWriter out) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.copyOf(names));
    for (Map<String, Object> row : rows) {
      lines.add(names.stream().map(name -> text(row.get(name))).toList());
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        text.append(padded(line.get(column), width(lines, column), column == 0)).append("  ");
      }
      out.println(text.toString().stripTrailing());
    }
    for (Bar bar : bars) {
      out.printf(
          Locale.ROOT,
          "%s: %s: %.2f, at most %.2f%n",
          bar.isMissed() ? "MISSED" : "met",
          bar.promise(),
          bar.measured(),
          bar.atMost());
    }
    out.flush();
  }

  /** One line. */
  public String toJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("benchmark", benchmark);
    document.put("inputs", inputs);
    document.put("rows", rows);
    document.put("bars", bars);
    document.put("missed", missesBar());
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a report holds only text and numbers", unwritable);
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double number ? "%.2f".formatted(number) : value.toString();
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private static String padded(String text, int width, boolean left) {
    String space = " ".repeat(width - text.length());
    return left ? text + space : space + text;
  }
}
