package dev.spoor.debugger.dump;

import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which memory goes into a core file: what no file has, as the kernel's default for its own dumps
/// is (core(5), `coredump_filter`): anonymous memory, private pages that were changed, and the
/// first page of a mapped object, which says what it is.
final class MappingChoice {
  private static final int PAGE_BYTES = 4096;

  /// The kernel's own pages, which cannot be read.
  private static final Set<String> UNREADABLE = Set.of("[vvar]", "[vvar_vclock]", "[vsyscall]");

  private static final String ANONYMOUS = "Anonymous:";
  private static final String FLAGS = "VmFlags:";

  private final Map<Long, Long> changedKilobytes = new HashMap<>();
  private final Set<Long> excluded = new HashSet<>();

  private MappingChoice() {}

  /// {@return what to keep of each mapping}
  static List<DumpedMapping> of(Tid process, List<Mapping> mappings) {
    var choice = new MappingChoice();
    choice.read(Path.of("/proc", process.toString(), "smaps"));
    var chosen = new ArrayList<DumpedMapping>();
    for (var mapping : mappings) {
      if (!UNREADABLE.contains(mapping.path())) {
        chosen.add(new DumpedMapping(mapping, choice.kept(mapping)));
      }
    }
    return chosen;
  }

  private long kept(Mapping mapping) {
    var start = mapping.range().start().value();
    if (excluded.contains(start) || !mapping.permissions().startsWith("r")) {
      return 0;
    }
    var whole = mapping.range().lengthBytes();
    if (!mapping.hasFile() || changedKilobytes.getOrDefault(start, 1L) > 0) {
      return whole;
    }
    return mapping.offset() == 0 ? PAGE_BYTES : 0;
  }

  /// proc_pid_smaps(5). Without it everything is kept.
  private void read(Path smaps) {
    try {
      var start = 0L;
      for (var line : Files.readAllLines(smaps, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith(ANONYMOUS)) {
          var number = line.substring(ANONYMOUS.length(), line.length() - " kB".length()).strip();
          changedKilobytes.put(start, Long.parseLong(number));
        } else if (line.startsWith(FLAGS)) {
          // MADV_DONTDUMP.
          if (line.contains(" dd")) {
            excluded.add(start);
          }
        } else if (Character.digit(line.charAt(0), 16) >= 0 && line.indexOf('-') > 0) {
          start = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
        }
      }
    } catch (IOException | NumberFormatException unreadable) {
      changedKilobytes.clear();
    }
  }
}
