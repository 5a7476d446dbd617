package dev.spoor.kernel.internal;

import dev.spoor.machine.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks an address up in /proc/TID/maps, proc_pid_maps(5), to say why there is no word.
final class MappingSearch {
  private static final int WORD_BYTES = 8;

  private final Path task;

  MappingSearch(Path task) {
    this.task = task;
  }

  String whyNoWordAt(Address address) {
    try (var lines = Files.newBufferedReader(task.resolve("maps"), StandardCharsets.ISO_8859_1)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var dash = line.indexOf('-');
        var space = line.indexOf(' ');
        if (dash < 0 || space < dash) {
          continue;
        }
        var start = Long.parseUnsignedLong(line.substring(0, dash), 16);
        var end = Long.parseUnsignedLong(line.substring(dash + 1, space), 16);
        if (Long.compareUnsigned(address.value() - start, end - start) < 0) {
          return inside(address, end, line.substring(space + 1));
        }
      }
      return "nothing is mapped there";
    } catch (IOException | NumberFormatException unreadable) {
      return "probably nothing is mapped there";
    }
  }

  private static String inside(Address address, long end, String mapping) {
    if (Long.compareUnsigned(end - address.value(), WORD_BYTES) < 0) {
      return "the word reaches past the end of the mapping at 0x" + Long.toHexString(end);
    }
    var protection = mapping.length() < 4 ? mapping : mapping.substring(0, 4);
    if (protection.startsWith("r-") && protection.endsWith("s")) {
      return "the mapping is shared and read-only: it can be read, but not even a tracer writes it";
    }
    return "the page is mapped ("
        + protection
        + ") but the kernel does not give access to it: a device, a page of its own, or a file that"
        + " ends before it";
  }
}
