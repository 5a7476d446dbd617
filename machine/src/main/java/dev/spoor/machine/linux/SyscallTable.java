package dev.spoor.machine.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The numbers, names and argument counts of one ABI's system calls.
///
/// The table is text in a resource, one call a line, made by `tools/GenerateTables.java` from the
/// kernel's own tables. Opening it finds where each line begins; a row is made when asked for, so
/// that a short run pays only for the calls it sees. For use by one thread.
public final class SyscallTable {
  /// The ABIs that have a table, as [#named(String)] takes them.
  public static final List<String> LABELS =
      List.of(
          "aarch64",
          "arm",
          "i386",
          "loongarch64",
          "powerpc64",
          "riscv64",
          "s390x",
          "x32",
          "x86_64");

  private final String label;
  private final byte[] text;
  private final Map<Long, Integer> lines = new HashMap<>(1024);
  private final Map<Long, Row> rows = new HashMap<>();

  private SyscallTable(String label, byte[] text) {
    this.label = label;
    this.text = text;
    index();
  }

  /// One system call.
  ///
  /// @param number as the kernel counts; an x32 call's is without [Abi#X32_SYSCALL_BIT]
  /// @param name as the kernel's table has it
  /// @param arguments how many arguments it takes, 0 to 6
  /// @param classes the names by which strace(1) selects it (`-e trace=%file`), without `%`
  /// @param neverFails whether every result, however large, is a success (`getpid`)
  public record Row(
      long number, String name, int arguments, List<String> classes, boolean neverFails) {
    /// Copies the list.
    public Row {
      classes = List.copyOf(classes);
    }
  }

  /// {@return the table of `abi`}
  public static SyscallTable of(Abi abi) {
    return named(abi.label());
  }

  /// {@return the table of the ABI with this name}
  ///
  /// @throws IllegalArgumentException if it is not one of [#LABELS]
  public static SyscallTable named(String label) {
    try (var in = SyscallTable.class.getResourceAsStream("syscalls-" + label + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no table of system calls for " + label);
      }
      return new SyscallTable(label, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading the system calls of " + label, e);
    }
  }

  /// {@return the ABI's name}
  public String label() {
    return label;
  }

  /// {@return the call numbered `number`, with or without the bit that marks x32}
  public Optional<Row> find(long number) {
    var plain = label.equals("x32") ? number & ~Abi.X32_SYSCALL_BIT : number;
    var known = rows.get(plain);
    if (known != null) {
      return Optional.of(known);
    }
    var line = lines.get(plain);
    if (line == null) {
      return Optional.empty();
    }
    var row = parse(line);
    rows.put(plain, row);
    return Optional.of(row);
  }

  /// {@return the call called `name`}
  public Optional<Row> find(String name) {
    return rows().stream().filter(row -> row.name().equals(name)).findFirst();
  }

  /// {@return all calls, by number}
  public List<Row> rows() {
    var all = new ArrayList<Row>(lines.size());
    lines.keySet().stream().sorted().forEach(number -> find(number).ifPresent(all::add));
    return all;
  }

  private void index() {
    var at = 0;
    while (at < text.length) {
      var number = 0L;
      var start = at;
      while (text[at] >= '0' && text[at] <= '9') {
        number = number * 10 + (text[at++] - '0');
      }
      if (at > start) {
        lines.put(number, start);
      }
      while (text[at] != '\n') {
        at++;
      }
      at++;
    }
  }

  private Row parse(int start) {
    var end = start;
    while (text[end] != '\n') {
      end++;
    }
    var fields = new String(text, start, end - start, StandardCharsets.US_ASCII).split(" ", 5);
    var classes = fields[3].equals("-") ? List.<String>of() : List.of(fields[3].split(","));
    return new Row(
        Long.parseLong(fields[0]),
        fields[1],
        Integer.parseInt(fields[2]),
        classes,
        fields[4].equals("1"));
  }
}
