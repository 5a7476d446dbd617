package dev.spoor.live.differential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What may differ. `varying.txt` has at most ten patterns for what varies from run to run by
/// nature; what they match is made the same in both logs before they are compared. `excused.txt`
/// names single lines of single commands, with the reason.
record Excuses(List<Pattern> varying, List<Excused> excused) {
  record Excused(String command, Pattern line) {}

  static final int MOST_PATTERNS = 10;

  static Excuses read() {
    var varying = rows("varying.txt").stream().map(Pattern::compile).toList();
    var excused = new ArrayList<Excused>();
    for (var row : rows("excused.txt")) {
      var cut = row.indexOf('\t');
      excused.add(
          new Excused(row.substring(0, cut), Pattern.compile(row.substring(cut + 1).strip())));
    }
    return new Excuses(varying, List.copyOf(excused));
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

  String withoutVarying(String line) {
    var text = line;
    for (var pattern : varying) {
      text = pattern.matcher(text).replaceAll("~");
    }
    return text;
  }

  boolean excuses(String command, String difference) {
    return excused.stream()
        .anyMatch(
            excuse -> excuse.command().equals(command) && excuse.line().matcher(difference).find());
  }
}
