import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the checked-in tables of numbers and names from tables of facts about Linux:
///
///     java tools/GenerateTables.java DATA
///
/// run in the root of the sources. DATA is a directory with `syscalls.tsv` (ABI, number, name,
/// argument count, classes, never fails), `constants.tsv` (header, name, size, value) and
/// `ioctls.tsv` (ABI, header, name, direction, type and number, size). Which constants make a
/// table, and in which order, is said by `tools/constants.spec`; `tools/ioctls.spec` has commands
/// that no header names.
final class GenerateTables {
  private static final Path MACHINE =
      Path.of("machine/src/main/resources/dev/spoor/machine/linux");
  private static final Path SYSCALLS =
      Path.of("syscalls/src/main/resources/dev/spoor/syscalls/description");

  private GenerateTables() {}

  static void main(String[] arguments) throws IOException {
    var data = Path.of(arguments[0]);
    syscalls(data.resolve("syscalls.tsv"));
    ioctls(data.resolve("ioctls.tsv"), Path.of("tools/ioctls.spec"));
    constants(data.resolve("constants.tsv"), Path.of("tools/constants.spec"));
  }

  /// A constant of the tables of facts.
  private record Constant(String header, String name, long value) {}

  private static void constants(Path source, Path specification) throws IOException {
    var all = new ArrayList<Constant>();
    var byName = new LinkedHashMap<String, Constant>();
    for (var row : rows(source, 4)) {
      var bytes = Integer.parseInt(row[2]);
      var value = Long.decode(row[3].startsWith("0x") ? "0" : row[3]);
      value = row[3].startsWith("0x") ? Long.parseUnsignedLong(row[3].substring(2), 16) : value;
      var constant = new Constant(row[0], row[1], bytes == 4 ? value & 0xffff_ffffL : value);
      all.add(constant);
      byName.putIfAbsent(constant.name(), constant);
    }
    var text = new StringBuilder("# table family NAME=value[/mask]...\n");
    for (var line : specified(specification)) {
      var items = line.trim().split(" +");
      text.append(items[0]).append(' ').append(items[1]);
      for (var item : expanded(items, all, byName)) {
        text.append(' ').append(item);
      }
      text.append('\n');
    }
    write(SYSCALLS.resolve("constants.txt"), text);
  }

  private static List<String> specified(Path specification) throws IOException {
    var lines = new ArrayList<String>();
    for (var line : Files.readAllLines(specification)) {
      if (line.startsWith(" ")) {
        lines.set(lines.size() - 1, lines.getLast() + line);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<String> expanded(
      String[] items, List<Constant> all, Map<String, Constant> byName) {
    var excluded = new ArrayList<String>();
    for (var item : items) {
      if (item.startsWith("!")) {
        excluded.add(item.substring(1));
      }
    }
    var result = new ArrayList<String>();
    var seen = new ArrayList<String>();
    for (var i = 2; i < items.length; i++) {
      var item = items[i];
      if (item.startsWith("!")) {
        continue;
      }
      if (item.contains("*")) {
        matching(item, all, excluded).forEach(
            c -> {
              if (!seen.contains(c.name())) {
                seen.add(c.name());
                result.add(c.name() + "=" + Long.toHexString(c.value()));
              }
            });
        continue;
      }
      var slash = item.indexOf('/');
      var name = slash < 0 ? item : item.substring(0, slash);
      if (item.contains("=") || item.startsWith("|")) {
        result.add(item);
      } else if (byName.containsKey(name)) {
        var mask = slash < 0 ? "" : item.substring(slash);
        result.add(name + "=" + Long.toHexString(byName.get(name).value()) + mask);
      } else {
        throw new IllegalArgumentException(items[0] + ": no constant called " + name);
      }
    }
    return result;
  }

  private static List<Constant> matching(
      String item, List<Constant> all, List<String> excluded) {
    var at = item.indexOf('@');
    var pattern = at < 0 ? item : item.substring(0, at);
    var header = at < 0 ? "" : item.substring(at + 1);
    return all.stream()
        .filter(c -> header.isEmpty() || c.header().equals(header))
        .filter(c -> fits(c.name(), pattern))
        .filter(c -> excluded.stream().noneMatch(x -> fits(c.name(), x)))
        .sorted((a, b) -> Long.compareUnsigned(a.value(), b.value()))
        .toList();
  }

  private static boolean fits(String name, String pattern) {
    if (pattern.endsWith("*")) {
      return name.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return pattern.startsWith("*")
        ? name.endsWith(pattern.substring(1))
        : name.equals(pattern);
  }

  private static void ioctls(Path source, Path others) throws IOException {
    for (var abi : List.of("64", "i386", "x32")) {
      var names = new TreeMap<Long, List<String>>();
      for (var line : specified(others)) {
        var items = line.split(" +");
        names.put(Long.parseLong(items[0], 16), new ArrayList<>(List.of(items[1])));
      }
      for (var row : rows(source, 6)) {
        if (holds(abi, row[0])) {
          var code =
              direction(row[3]) << 30
                  | Long.decode(row[5]) << 16
                  | Long.decode(row[4]);
          var of = names.computeIfAbsent(code & 0xffff_ffffL, _ -> new ArrayList<>());
          if (!of.contains(row[2])) {
            of.add(row[2]);
          }
        }
      }
      var text = new StringBuilder("# command NAME...\n");
      names.forEach(
          (code, of) -> {
            of.sort(null);
            text.append(Long.toHexString(code)).append(' ');
            text.append(String.join(" ", of)).append('\n');
          });
      write(SYSCALLS.resolve("ioctls-" + abi + ".txt"), text);
    }
  }

  private static boolean holds(String abi, String rowAbi) {
    return switch (abi) {
      case "64" -> rowAbi.equals("64") || rowAbi.equals("x86_64");
      case "i386" -> rowAbi.equals("32") || rowAbi.equals("i386");
      case "x32" -> rowAbi.equals("x32");
      default -> throw new IllegalArgumentException(abi);
    };
  }

  private static long direction(String words) {
    return switch (words) {
      case "_IOC_WRITE" -> 1;
      case "_IOC_READ" -> 2;
      case "_IOC_READ|_IOC_WRITE" -> 3;
      default -> 0;
    };
  }

  private static void syscalls(Path source) throws IOException {
    var byAbi = new TreeMap<String, List<String[]>>();
    for (var row : rows(source, 6)) {
      byAbi.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(row);
    }
    for (var abi : byAbi.entrySet()) {
      var text = new StringBuilder("# number name arguments classes never-fails\n");
      abi.getValue().sort((a, b) -> Long.compare(Long.parseLong(a[1]), Long.parseLong(b[1])));
      for (var row : abi.getValue()) {
        var classes = row[4].isEmpty() ? "-" : row[4];
        text.append(String.join(" ", row[1], row[2], row[3], classes, row[5])).append('\n');
      }
      write(MACHINE.resolve("syscalls-" + abi.getKey() + ".txt"), text);
    }
  }

  private static List<String[]> rows(Path source, int columns) throws IOException {
    var rows = new ArrayList<String[]>();
    var heading = true;
    for (var line : Files.readAllLines(source)) {
      if (line.startsWith("#")) {
        continue;
      }
      if (!heading) {
        var row = line.split("\t", -1);
        if (row.length != columns) {
          throw new IllegalArgumentException(source + ": not " + columns + " columns: " + line);
        }
        rows.add(row);
      }
      heading = false;
    }
    return rows;
  }

  private static void write(Path target, CharSequence text) throws IOException {
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
  }
}
