package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.catalog.Architectures;
import dev.spoor.objects.dwarf.frame.CallFrameInfo;
import dev.spoor.objects.dwarf.frame.CfaRule;
import dev.spoor.objects.dwarf.frame.FrameDescription;
import dev.spoor.objects.dwarf.frame.FrameSection;
import dev.spoor.objects.dwarf.frame.RegisterRule;
import dev.spoor.objects.dwarf.frame.UnwindRow;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of every description, made by us and by `readelf --debug-dump=frames-interp`.
@Tag("live")
class FrameRowsTest {
  private static final int FILES_OF_A_DIRECTORY =
      "long".equals(System.getProperty("spoor.stress")) ? Integer.MAX_VALUE : 10;

  @BeforeAll
  static void needsReadelf() {
    Requirement.program("readelf");
  }

  static Stream<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var name :
        List.of(
            "/lib/x86_64-linux-gnu/libc.so.6",
            "/lib/x86_64-linux-gnu/libm.so.6",
            "/lib64/ld-linux-x86-64.so.2",
            "/lib32/libc.so.6",
            "/lib32/ld-linux.so.2",
            "/usr/lib/x86_64-linux-gnu/libstdc++.so.6")) {
      if (Files.exists(Path.of(name))) {
        files.add(Path.of(name));
      }
    }
    files.addAll(some("/usr/bin"));
    files.addAll(some("/usr/lib/x86_64-linux-gnu"));
    for (var version : List.of("1", "3", "4")) {
      files.add(program("-Wa,--gdwarf-cie-version=" + version));
    }
    // Not version 4: there binutils 2.40 states addresses of 8 bytes and writes 4.
    files.add(program("-Wa,--gdwarf-cie-version=1", "-m32"));
    files.add(program("-Wa,--gdwarf-cie-version=3", "-m32"));
    files.add(Tracees.compile("two_workers", "-O2"));
    return files.stream();
  }

  /// One whose frame information is for debuggers alone.
  private static Path program(String... flags) {
    var all = new ArrayList<>(List.of("-fno-asynchronous-unwind-tables"));
    all.addAll(List.of(flags));
    return Tracees.compile("hello", all.toArray(String[]::new));
  }

  private static List<Path> some(String directory) throws IOException {
    try (var entries = Files.list(Path.of(directory))) {
      var all = entries.filter(FrameRowsTest::isObject).sorted().toList();
      var step = Math.max(1, all.size() / FILES_OF_A_DIRECTORY);
      return Stream.iterate(0, i -> i < all.size(), i -> i + step).map(all::get).toList();
    }
  }

  /// Not those that are yet to be linked: their frames have no addresses.
  private static boolean isObject(Path path) {
    try {
      if (path.toString().endsWith(".o")
          || !Files.isRegularFile(path)
          || Files.isSymbolicLink(path)
          || Files.size(path) > 4 << 20) {
        return false;
      }
      try (var in = Files.newInputStream(path)) {
        return java.util.Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
      }
    } catch (IOException unreadable) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void rowsAreThose(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      var architecture = Architectures.ofElfMachine(file.header().machine().value()).orElseThrow();
      var theirs = theirs(path);

      var ours = new TreeMap<String, List<String>>();
      for (var section : CallFrameInfo.of(file).sections()) {
        section.forEach(description -> {
          var key = key(section.kind(), description.offset());
          if (theirs.getOrDefault(key, List.of()).size() > 1) {
            ours.put(key, lines(description, architecture));
          } else {
            // One whose instructions say nothing: readelf shows no row.
            ours.put(key, List.of(lines(description, architecture).getFirst()));
          }
        });
      }

      assertThat(ours.keySet()).isEqualTo(theirs.keySet());
      ours.forEach((key, lines) -> assertThat(lines).as(key).isEqualTo(theirs.get(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theDescriptionOfAnAddressIsFound(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      var info = CallFrameInfo.of(file);
      var found = new ArrayList<Long>();
      var expected = new ArrayList<Long>();
      for (var section : info.sections()) {
        section.forEach(description -> {
          if (description.lengthBytes() != 0) {
            var last = description.start().value() + description.lengthBytes() - 1;
            expected.add(description.offset());
            found.add(section.descriptionAt(FileAddress.of(last)).orElseThrow().offset());
            var row = description.rowAt(FileAddress.of(last));
            description.forEachRow(each -> {
              if (each.from().equals(row.from())) {
                assertThat(row).isEqualTo(each);
              }
            });
          }
        });
      }

      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void withoutSectionsTheHeaderLeadsToThem() throws IOException {
    var path = Tracees.compile("hello", "-O2");
    var bytes = Files.readAllBytes(path);
    // e_shoff, and e_shnum with e_shstrndx.
    java.util.Arrays.fill(bytes, 0x28, 0x30, (byte) 0);
    java.util.Arrays.fill(bytes, 0x3c, 0x40, (byte) 0);
    try (var whole = ObjectFile.open(path);
        var bare = ObjectFile.of("without sections", bytes)) {
      var found = CallFrameInfo.of(bare);
      var count = new java.util.concurrent.atomic.AtomicInteger();
      CallFrameInfo.of(whole)
          .sections()
          .getFirst()
          .forEach(each -> {
            var same = found.descriptionAt(each.start()).orElseThrow();
            assertThat(same.offset()).isEqualTo(each.offset());
            assertThat(same.rowAt(each.start())).isEqualTo(each.rowAt(each.start()));
            count.incrementAndGet();
          });

      assertThat(bare.sections()).isEmpty();
      assertThat(count.get()).isPositive();
    }
  }

  private static String key(FrameSection.Kind kind, long offset) {
    return kind + " " + Long.toHexString(offset);
  }

  private static List<String> lines(FrameDescription description, Architecture architecture) {
    var lines = new ArrayList<String>();
    lines.add(
        Long.toHexString(description.start().value())
            + ".."
            + Long.toHexString(description.start().value() + description.lengthBytes()));
    description.forEachRow(row -> lines.add(line(row, description, architecture)));
    return lines;
  }

  private static String line(
      UnwindRow row, FrameDescription description, Architecture architecture) {
    var columns = new TreeMap<String, String>();
    row.rules()
        .forEach((register, rule) -> {
          var text = text(rule, architecture);
          if (!text.equals("u")) {
            columns.put(
                register == description.common().returnAddressRegister()
                    ? "ra"
                    : name(register, architecture),
                text);
          }
        });
    var cfa =
        switch (row.cfa()) {
          case CfaRule.Unspecified _ -> "?";
          case CfaRule.RegisterAndOffset(var register, var offset) ->
              name(register, architecture) + signed(offset);
          case CfaRule.Computed _ -> "exp";
        };
    return Long.toHexString(row.from().value()) + " " + cfa + " " + columns;
  }

  private static String text(RegisterRule rule, Architecture architecture) {
    return switch (rule) {
      case RegisterRule.Unspecified _, RegisterRule.Undefined _ -> "u";
      case RegisterRule.SameValue _ -> "s";
      case RegisterRule.SavedAt(var offset) -> "c" + signed(offset);
      case RegisterRule.IsCfaPlus(var offset) -> "v" + signed(offset);
      case RegisterRule.InRegister(var register) -> name(register, architecture);
      case RegisterRule.SavedAtComputed _ -> "exp";
      case RegisterRule.IsComputed _ -> "vexp";
    };
  }

  private static String signed(long offset) {
    return (offset < 0 ? "" : "+") + offset;
  }

  private static String name(int dwarf, Architecture architecture) {
    return architecture.registers().stream()
        .filter(register -> register.dwarf() == dwarf)
        .map(Register::name)
        .findFirst()
        .orElse("r" + dwarf);
  }

  /// A line `offset length id FDE cie=... pc=a..b`, then one of names, then one a row.
  private static TreeMap<String, List<String>> theirs(Path path) {
    var all = new TreeMap<String, List<String>>();
    var section = "";
    var names = List.<String>of();
    var current = new ArrayList<String>();
    var text = Shell.run("readelf", "--debug-dump=frames-interp,no-follow-links", path.toString());
    for (var line : text.orFail().stdout().lines().toList()) {
      // A register as a rule: "r5 (rdi)".
      var plain = line.strip().replaceAll("r\\d+ \\((\\w+)\\)", "$1");
      var words = List.of(plain.split(" +", -1));
      if (line.startsWith("Contents of the .")) {
        section = line.contains(".eh_frame") ? "EH_FRAME" : "DEBUG_FRAME";
      } else if (words.size() == 6 && words.get(3).equals("FDE")) {
        current = new ArrayList<>();
        var ends = words.get(5).substring(3).split("\\.\\.", 2);
        current.add(hex(ends[0]) + ".." + hex(ends[1]));
        all.put(section + " " + hex(words.get(0)), current);
      } else if (words.size() > 3 && words.get(3).equals("CIE")) {
        current = new ArrayList<>();
      } else if (words.getFirst().equals("LOC")) {
        names = words;
      } else if (words.getFirst().matches("[0-9a-f]{8,16}")
          && words.size() == names.size()
          && !line.endsWith("ZERO terminator")) {
        add(line(words, names), current);
      }
    }
    return all;
  }

  /// An advance by nothing makes a line of its own.
  private static void add(String line, List<String> lines) {
    var location = line.substring(0, line.indexOf(' ') + 1);
    if (lines.size() > 1 && lines.getLast().startsWith(location)) {
      lines.removeLast();
    }
    lines.add(line);
  }

  private static String line(List<String> words, List<String> names) {
    var columns = new TreeMap<String, String>();
    for (var i = 2; i < names.size(); i++) {
      if (!words.get(i).equals("u")) {
        columns.put(names.get(i), words.get(i));
      }
    }
    return hex(words.get(0)) + " " + words.get(1) + " " + columns;
  }

  private static String hex(String digits) {
    return Long.toHexString(Long.parseUnsignedLong(digits, 16));
  }
}
