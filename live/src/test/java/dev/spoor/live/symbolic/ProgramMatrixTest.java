package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every frame, line, variable and value of programs that wait, compiled in many ways, found by us
/// and by gdb.
///
/// Differences that are excused stand in `excused.txt`, each with its reason; they are at most 2 of
/// 100, and each is needed if all is compared (`-Dspoor.stress=long`).
@Tag("live")
@Timeout(3600)
class ProgramMatrixTest {
  private static final boolean LONG = "long".equals(System.getProperty("spoor.stress"));

  /// In an ordinary run each program is compiled in every third way, in a long one in all; with
  /// `-Dspoor.matrix=REGEX`, in each that matches `PROGRAM OPTIONS`.
  private static final int EVERY = LONG ? 1 : 3;

  private static final double MOST_EXCUSED = 0.02;

  private static final List<String> PROGRAMS =
      List.of(
          "shows_values",
          "shows_numbers",
          "shows_thread_locals",
          "waits_in_calls",
          "waits_in_handler",
          "waits_in_sort",
          "waits_in_recursion",
          "shows_objects",
          "shows_containers",
          "waits_in_scopes",
          "waits_in_exception",
          "waits_in_overrides",
          "waits_in_lambdas");

  private static final List<String> OPTIONS =
      List.of(
          "gcc -O0 -gdwarf-2",
          "gcc -O1 -gdwarf-3",
          "gcc -O2 -gdwarf-4",
          "gcc -O3 -gdwarf-5",
          "gcc -O0",
          "gcc -Og -gsplit-dwarf",
          "gcc -O2 -flto",
          "gcc -O2 -m32",
          "gcc -O1 -gz -fdebug-types-section",
          "gcc -Og -m32 -gdwarf-4",
          "dwz -O2",
          "gcc -O2 -gsplit-dwarf -gdwarf-4",
          "clang -O0",
          "clang -O2",
          "clang -O1 -gdwarf-4");

  /// A C++ library of 32 bits is seldom there: in place of -m32.
  private static final String WITHOUT_32_BITS = "-fno-omit-frame-pointer";

  private static final Path REPORT = Path.of("target", "matrix.txt");

  @TempDir Path directory;

  private int sightings;
  private int excused;
  private int programs;
  private final List<String> differences = new ArrayList<>();
  private final List<Excuse> excuses = readExcuses();
  private final Set<Excuse> needed = new HashSet<>();

  /// A line that may differ.
  ///
  /// @param where the programs and options
  /// @param what the line
  private record Excuse(Pattern where, Pattern what) {
    boolean covers(String program, String line) {
      return where.matcher(program).matches() && what.matcher(line).find();
    }
  }

  @Test
  void everyFrameLineVariableAndValueIsGdbs() throws IOException {
    Requirement.program("gdb");
    var chosen = System.getProperty("spoor.matrix", "");
    for (var i = 0; i < PROGRAMS.size(); i++) {
      var source = Tracees.directory().resolve(PROGRAMS.get(i) + ".c");
      for (var k = 0; k < OPTIONS.size(); k++) {
        var options =
            Files.exists(source) ? OPTIONS.get(k) : OPTIONS.get(k).replace("-m32", WITHOUT_32_BITS);
        var name = PROGRAMS.get(i) + " " + options;
        if (chosen.isEmpty() ? (i + k) % EVERY == 0 : Pattern.matches(chosen, name)) {
          compare(PROGRAMS.get(i), options);
        }
      }
    }
    var counted =
        String.format(
            Locale.ROOT, "%d programs, %d sightings, %d excused", programs, sightings, excused);
    Files.write(REPORT, Stream.concat(Stream.of(counted), differences.stream()).toList());
    assertThat(differences).as("of %d sightings in %d programs", sightings, programs).isEmpty();
    assertThat(excused).isLessThanOrEqualTo((int) (sightings * MOST_EXCUSED));
    if (chosen.isEmpty()) {
      assertThat(programs).isGreaterThanOrEqualTo(60);
    }
    if (chosen.isEmpty() && LONG) {
      assertThat(excuses).filteredOn(each -> !needed.contains(each)).as("not needed").isEmpty();
    }
  }

  private void compare(String program, String options) throws IOException {
    var path = compiled(program, List.of(options.split(" ", -1)));
    programs++;
    try (var stopped = StoppedProgram.start(path)) {
      var ours = Sighting.of(stopped.frames());
      var theirs = Sighting.of(GdbFrames.of(directory, "-p", String.valueOf(stopped.pid())));
      sightings += theirs.values().stream().mapToInt(Integer::intValue).sum();
      var name = program + " " + options;
      Sighting.without(ours, theirs).forEach((each, _) -> differ(name, "ours " + each));
      Sighting.without(theirs, ours).forEach((each, _) -> differ(name, "gdb's " + each));
    }
  }

  private void differ(String program, String line) {
    for (var excuse : excuses) {
      if (excuse.covers(program, line)) {
        needed.add(excuse);
        excused += line.startsWith("gdb's ") ? 1 : 0;
        return;
      }
    }
    differences.add(program + ": " + line);
  }

  private Path compiled(String program, List<String> options) throws IOException {
    var flags = options.subList(1, options.size()).toArray(String[]::new);
    return switch (options.getFirst()) {
      case "clang" -> Tracees.compile(Tracees.Compiler.CLANG, program, flags);
      case "dwz" -> {
        Requirement.program("dwz");
        var smaller = Files.createTempDirectory(directory, "dwz").resolve(program);
        var plain = Tracees.compile(program, flags).toString();
        Shell.run("dwz", "-o", smaller.toString(), plain).orFail();
        yield smaller;
      }
      default -> Tracees.compile(program, flags);
    };
  }

  private static List<Excuse> readExcuses() {
    try (var in = ProgramMatrixTest.class.getResourceAsStream("excused.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> {
            var parts = line.split(" *\\| *", 2);
            return new Excuse(Pattern.compile(parts[0]), Pattern.compile(parts[1]));
          })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
