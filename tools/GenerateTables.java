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
/// table, and in which order, is said by `tools/constants.spec`.
final class GenerateTables {
  private static final Path MACHINE =
      Path.of("machine/src/main/resources/dev/spoor/machine/linux");
  private static final Path SYSCALLS =
      Path.of("syscalls/src/main/resources/dev/spoor/syscalls/description");

  private GenerateTables() {}

  static void main(String[] arguments) throws IOException {
    var data = Path.of(arguments[0]);
    syscalls(data.resolve("syscalls.tsv"));
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
