package dev.spoor.inspect;

import dev.spoor.machine.ByteString;
import dev.spoor.symbolic.process.MemoryFile;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.ArrayList;
import java.util.List;

/// `spoor poke`: new values into the memory of a running process.
final class PokeCommand implements Command {
  @Override
  public String name() {
    return "poke";
  }

  @Override
  public String summary() {
    return "change memory of a running process";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public String help() {
    return """
    Usage: spoor poke PID LOCATION[:TYPE]=VALUE...

    Writes values into the memory of process PID while it runs; the process is not stopped.
    All locations are looked up and all values are read before the first byte is written.
    What the program itself may not write, such as a constant, is written as well.

    LOCATION is one of
      0xADDRESS
      SYMBOL or SYMBOL+OFFSET   of the program itself, else of a library that it has mapped
      OBJECT:SYMBOL             of one mapped file: libc:environ

    TYPE may be left out for a symbol of 1, 2, 4 or 8 bytes, which then is an integer.
      i8 i16 i32 i64            integers: 42, -1, 0xff
      u8 u16 u32 u64            the same without a sign
      f32 f64                   1.5, -2e-3, inf, nan
      str                       text with C's escapes (\\n \\t \\0 \\x1b); a NUL is written behind it
      bytes                     hexadecimal: 90cc, "90 cc"

    Example: spoor poke 1234 limit=100 greeting:str='bye\\n' 0x404010:f64=1.5

    Exit status: 0, 1 if nothing or not all could be written, 2 if the command was not
    understood.
    """;
  }

  private record Assignment(TypedLocation target, String value) {
    static Assignment parse(String word) {
      var equals = word.indexOf('=');
      if (equals <= 0) {
        throw CommandException.misused(
            "\"" + word + "\" is no assignment: say LOCATION:TYPE=VALUE");
      }
      return new Assignment(
          TypedLocation.parse(word.substring(0, equals)), word.substring(equals + 1));
    }
  }

  private record Patch(TypedPlace target, ByteString before, ByteString bytes) {}

  @Override
  public int run(CommandLine line, Output out) {
    var process = ProcessDirectory.of(CommandLine.process(line.operand(0, "the process")));
    line.operand(1, "an assignment");
    var assignments =
        line.operands().stream().skip(1).map(word -> Assignment.parse(word.toString())).toList();
    try (var finder = PlaceFinder.of(process);
        var memory = process.memory()) {
      var patches = new ArrayList<Patch>();
      for (var assignment : assignments) {
        patches.add(patch(assignment, finder, memory));
      }
      for (var patch : patches) {
        apply(patch, memory);
        out.line(described(patch, memory));
      }
    }
    return 0;
  }

  private static Patch patch(Assignment assignment, PlaceFinder finder, MemoryFile memory) {
    var place = finder.find(assignment.target().location());
    var type = assignment.target().type().orElseGet(() -> typeOf(place));
    var target = new TypedPlace(place, type);
    var bytes = type.encode(assignment.value(), memory.order());
    return new Patch(
        target, ByteString.of(target.bytes(memory, bytes.length)), ByteString.of(bytes));
  }

  private static ValueType typeOf(Place place) {
    return ValueType.integerOf(place.sizeBytes())
        .orElseThrow(() ->
            CommandException.failed(
                "the type of "
                    + place
                    + (place.sizeBytes() == 0
                        ? " is not known"
                        : " is no integer, for it has " + place.sizeBytes() + " bytes")
                    + ": say LOCATION:TYPE=VALUE"));
  }

  private static void apply(Patch patch, MemoryFile memory) {
    var place = patch.target().place();
    var written = memory.write(place.address(), patch.bytes().toArray());
    if (written < patch.bytes().length()) {
      throw CommandException.failed(
          "only "
              + written
              + " of "
              + patch.bytes().length()
              + " bytes could be written at "
              + place
              + ": it cannot be written from "
              + place.address().plus(written)
              + " on, or the process has ended");
    }
  }

  private static String described(Patch patch, MemoryFile memory) {
    var type = patch.target().type();
    var before = type == ValueType.STR ? ValueType.BYTES : type;
    var shown =
        type == ValueType.STR ? patch.bytes().slice(0, patch.bytes().length() - 1) : patch.bytes();
    return patch.target().place()
        + ": "
        + before.decode(patch.before().toArray(), memory.order())
        + " -> "
        + type.decode(shown.toArray(), memory.order());
  }
}
