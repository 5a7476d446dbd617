package dev.spoor.live.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The entries of `calls.txt`.
///
/// @param names those of entries for the ABIs whose programs run here: `fcntl:F_GETFD`,
///   `chown@i386`
/// @param shared which call has which other's variants
record CallEntries(List<String> names, Map<String, String> shared) {
  private static final Path FILE =
      Path.of(System.getProperty("spoor.root", ".."))
          .resolve("syscalls/src/main/resources/dev/spoor/syscalls/description/calls.txt");
  private static final Pattern NAME = Pattern.compile("^[a-z_0-9]+(@\\w+)?(:\\w+)?(?=[( ])");
  private static final Pattern SHARED = Pattern.compile("^(\\w+)\\(.* like (\\w+)$");

  static CallEntries read() throws IOException {
    var names = new ArrayList<String>();
    var shared = new HashMap<String, String>();
    for (var line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
      var name = NAME.matcher(line);
      if (name.find() && !name.group().endsWith("@x32") && !name.group().endsWith("@aarch64")) {
        names.add(name.group());
      }
      var sharing = SHARED.matcher(line);
      if (sharing.find()) {
        shared.put(sharing.group(1), sharing.group(2));
      }
    }
    return new CallEntries(names, shared);
  }

  /// {@return those of which no program makes a call}
  List<String> without(List<Expectation> expected) {
    var made = new HashSet<String>();
    for (var expectation : expected) {
      made.add(described(expectation));
    }
    return names.stream().filter(name -> !made.contains(name)).toList();
  }

  private String described(Expectation expectation) {
    var parts = expectation.entry().split(":", 2);
    var call = parts[0];
    if (parts.length > 1) {
      return names.contains(expectation.entry())
          ? expectation.entry()
          : shared.getOrDefault(call, call) + ":" + parts[1];
    }
    var own = call + "@i386";
    return expectation.bits() == 32 && names.contains(own) ? own : call;
  }
}
