package dev.spoor.live.differential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What may differ. `varying.txt` has at most ten patterns for what varies from run to run by
/// nature; what they match is made the same in both logs before they are compared. `masked.txt` has
/// more of them for single commands, with the reason. `excused.txt` names single lines of single
/// commands, with the reason.
record Excuses(List<Pattern> varying, List<Masked> masked, List<Excused> excused) {
  record Excused(Pattern command, Pattern line) {}

  record Masked(Pattern command, Pattern part) {}

  static final int MOST_PATTERNS = 10;

  static Excuses read() {
    var varying = rows("varying.txt").stream().map(Pattern::compile).toList();
    var masked = pairs("masked.txt").stream().map(pair -> new Masked(pair[0], pair[1])).toList();
    var excused = pairs("excused.txt").stream().map(pair -> new Excused(pair[0], pair[1])).toList();
    return new Excuses(varying, masked, excused);
  }

  private static List<Pattern[]> pairs(String resource) {
    return rows(resource).stream()
        .map(row -> row.split("\t", 2))
        .map(row -> new Pattern[] {Pattern.compile(row[0]), Pattern.compile(row[1].strip())})
        .toList();
  }

  /// {@return the rows of a resource beside this class, without comments and empty lines}
  static List<String> rows(String resource) {
    var stream = Objects.requireNonNull(Excuses.class.getResourceAsStream(resource), resource);
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String withoutVarying(String command, String line) {
    var text = line;
    for (var pattern : varying) {
      text = pattern.matcher(text).replaceAll("~");
    }
    for (var mask : masked) {
      if (mask.command().matcher(command).matches()) {
        text = mask.part().matcher(text).replaceAll("~");
      }
    }
    return text;
  }

  boolean excuses(String command, String difference) {
    return excused.stream()
        .anyMatch(excuse ->
            excuse.command().matcher(command).matches()
                && excuse.line().matcher(difference).find());
  }
}
