package dev.spoor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/// Compiles the programs under `tracees/` into `target/tracees`, each once for its text and flags.
public final class Tracees {
  private static final String BUILD = "// build:";

  private Tracees() {}

  /// Who compiles.
  public enum Compiler {
    /// The GNU compilers.
    GNU("gcc", "g++"),
    /// LLVM's.
    CLANG("clang", "clang++");

    private final String forC;
    private final String forPlusPlus;

    Compiler(String forC, String forPlusPlus) {
      this.forC = forC;
      this.forPlusPlus = forPlusPlus;
    }

    private String of(Path source) {
      return source.toString().endsWith(".cc") ? forPlusPlus : forC;
    }
  }

  /// {@return the program compiled from `tracees/NAME.c` (or `.S`, `.cc`)}
  ///
  /// Flags come from the line `// build: -static -pthread` in the source, if there is one, then
  /// from `flags`. Compiled with `-g -O0 -Wall -Werror` unless these say otherwise.
  public static Path compile(String name, String... flags) {
    return compile(Compiler.GNU, name, flags);
  }

  /// {@return the program, as [#compile(String, String...)] says, by a compiler}
  public static Path compile(Compiler compiler, String name, String... flags) {
    var source = source(name);
    var command = new ArrayList<String>();
    command.add(compiler.of(source));
    command.addAll(List.of("-g", "-O0", "-Wall", "-Werror"));
    command.addAll(declaredFlags(source));
    command.addAll(Arrays.asList(flags));
    return compiled(name, source, command);
  }

  private static Path compiled(String name, Path source, List<String> command) {
    var directory = Path.of("target", "tracees", key(source, command)).toAbsolutePath();
    var program = directory.resolve(name);
    if (!Files.exists(program)) {
      compile(source, command, program);
    }
    return program;
  }

  /// {@return the program compiled from `tracees/NAME.rs` by the system's rustc, with what a
  /// debugger needs} One of that name elsewhere may only choose among others, by its user's
  /// settings.
  public static Path rust(String name, String... flags) {
    return compileAs(List.of("/usr/bin/rustc", "--edition", "2021", "-g"), name, ".rs", flags);
  }

  /// {@return the program compiled from `tracees/NAME.go` by the system's Go, without optimisation}
  public static Path go(String name, String... flags) {
    return compileAs(List.of("/usr/bin/go", "build", "-gcflags=-N -l"), name, ".go", flags);
  }

  private static Path compileAs(List<String> start, String name, String ending, String... flags) {
    var source = directory().resolve(name + ending);
    var command = new ArrayList<>(start);
    command.addAll(Arrays.asList(flags));
    return compiled(name, source, command);
  }

  private static void compile(Path source, List<String> command, Path program) {
    requireCompiler(command);
    try {
      var directory = Files.createDirectories(program.getParent());
      var fresh = Files.createTempFile(directory, "", ".tmp");
      command.addAll(List.of("-o", fresh.toString(), source.toString()));
      libraries(command);
      var outcome = Shell.run(command.toArray(String[]::new));
      if (outcome.exit() != 0) {
        Files.deleteIfExists(fresh);
        throw new AssertionError(String.join(" ", command) + "\n" + outcome.stderr());
      }
      // A temporary file is its owner's alone; programs are also run, and read, as another user.
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Libraries must follow the source that needs them.
  private static void libraries(List<String> command) {
    var libraries = command.stream().filter(flag -> flag.startsWith("-l")).toList();
    command.removeIf(flag -> flag.startsWith("-l"));
    command.addAll(libraries);
  }

  private static void requireCompiler(List<String> command) {
    Requirement.program(command.getFirst());
    if (command.contains("-m32")
        && Shell.script("echo 'int main(){return 0;}' | gcc -m32 -static -x c -o /dev/null -")
                .exit()
            != 0) {
      throw Requirement.missing("gcc cannot build 32-bit programs (install gcc-multilib)");
    }
  }

  /// {@return the directory with the sources}
  public static Path directory() {
    var root = System.getProperty("spoor.root");
    return (root == null ? Path.of("..") : Path.of(root)).resolve("tracees").toAbsolutePath();
  }

  private static Path source(String name) {
    for (var ending : List.of(".c", ".S", ".cc")) {
      var source = directory().resolve(name + ending);
      if (Files.exists(source)) {
        return source;
      }
    }
    throw new AssertionError("no tracee " + name + " in " + directory());
  }

  private static List<String> declaredFlags(Path source) {
    try (var lines = Files.lines(source)) {
      return lines
          .filter(line -> line.startsWith(BUILD))
          .map(line -> line.substring(BUILD.length()).strip())
          .filter(text -> !text.isEmpty())
          .flatMap(text -> Arrays.stream(text.split(" +", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(Path source, List<String> command) {
    var sum = new CRC32();
    try {
      sum.update(Files.readAllBytes(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sum.update(String.join(" ", command).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
