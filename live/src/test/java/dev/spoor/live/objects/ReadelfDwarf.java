package dev.spoor.live.objects;

import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.dwarf.line.SourceFile;
import dev.spoor.testkit.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Entries and rows of line tables as lines, by us and by readelf.
final class ReadelfDwarf {
  private static final Pattern ENTRY =
      Pattern.compile(" *<[0-9a-f]+><([0-9a-f]+)>: Abbrev Number: \\d+ \\(DW_TAG_(\\S+)\\)");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(" *<[0-9a-f]+> +DW_AT_(\\S+) *: \\((\\S+?)\\).*");
  private static final Pattern ROW =
      Pattern.compile("(\\S.*?) +(\\d+|-) +(0x[0-9a-f]+|0)(?: +\\d+)?( +x)? *");

  private ReadelfDwarf() {}

  /// {@return each entry: its offset, its tag, its attributes with their forms}
  static List<String> entries(DebugInfo info) {
    var ours = new ArrayList<String>();
    Stream.concat(info.units().stream(), info.typeUnits().stream())
        .forEach(unit -> {
          for (var walk = unit.walk(); walk.next(); ) {
            var line = new StringBuilder(Long.toHexString(walk.offset()));
            line.append(' ').append(walk.tag());
            for (var attribute : walk.die().attributes()) {
              line.append(' ').append(attribute.name()).append(':').append(attribute.form());
            }
            ours.add(line.toString());
          }
        });
    return ours;
  }

  static List<String> entries(Path path) {
    var found = new ArrayList<String>();
    for (var line : readelf("info", path).split("\n", -1)) {
      var entry = ENTRY.matcher(line);
      var attribute = ATTRIBUTE.matcher(line);
      if (entry.matches()) {
        // readelf shortens the standard's template_type_parameter.
        var tag = entry.group(2).replaceAll("(template_(?:type|value)_param)$", "$1eter");
        found.add(entry.group(1) + " " + tag);
      } else if (attribute.matches()) {
        found.add(found.removeLast() + " " + attribute.group(1) + ":" + attribute.group(2));
      }
    }
    return found;
  }

  /// {@return each row: the file's name, the line or `-` at a sequence's end, the address, `x`
  /// where a statement begins}
  static List<String> rows(DebugInfo info) {
    var ours = new ArrayList<String>();
    // Units may share a program; readelf prints it once.
    var printed = new HashSet<Long>();
    for (var unit : info.units()) {
      if (unit.lineProgram().filter(printed::add).isPresent()) {
        LineProgram.of(unit).ifPresent(lines -> addRows(lines, ours));
      }
    }
    return ours;
  }

  private static void addRows(LineProgram lines, List<String> ours) {
    for (var row : lines.table().rows()) {
      ours.add(
          name(lines.file(row.file()).map(SourceFile::path).orElseThrow())
              + " "
              + (row.endsSequence() ? "-" : row.line())
              + " "
              + Long.toHexString(row.address().value())
              + (row.isStatement() && !row.endsSequence() ? " x" : ""));
    }
  }

  static List<String> rows(Path path) {
    return ROW.matcher(readelf("decodedline", path))
        .results()
        .filter(row -> !row.group(1).startsWith("CU:"))
        .map(row ->
            name(row.group(1))
                + " "
                + row.group(2)
                + " "
                + Long.toHexString(Long.decode(row.group(3)))
                + (row.group(4) == null ? "" : " x"))
        .toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String readelf(String what, Path path) {
    // A file that its own build-id leads to would be printed twice.
    var options = "--debug-dump=no-follow-links," + what;
    return Shell.run("readelf", "-W", options, path.toString()).orFail().stdout();
  }
}
