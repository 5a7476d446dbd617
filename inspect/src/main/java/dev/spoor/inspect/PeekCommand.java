package dev.spoor.inspect;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.process.MemoryFile;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.List;
import java.util.Optional;

/// `spoor peek`: memory of a running process, as bytes or as a value.
final class PeekCommand implements Command {
  private static final int DEFAULT_BYTES = 64;
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int MOST_TEXT_BYTES = 1 << 20;

  @Override
  public String name() {
    return "peek";
  }

  @Override
  public String summary() {
    return "show memory of a running process";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public String help() {
    return """
    Usage: spoor peek PID LOCATION [LENGTH | :TYPE]

    Shows memory of process PID while it runs; the process is neither stopped nor changed.

    LOCATION is one of
      0xADDRESS
      SYMBOL or SYMBOL+OFFSET   of the program itself, else of a library that it has mapped
      OBJECT:SYMBOL             of one mapped file: libc:environ, /usr/lib/libz.so.1:inflate

    LENGTH, in bytes, shows so many as a dump; without it, the symbol's size or 64.
    :TYPE shows one value:
      :i8 :i16 :i32 :i64        signed integers
      :u8 :u16 :u32 :u64        unsigned integers
      :f32 :f64                 floating point
      :str                      text up to its NUL

    Exit status: 0, 1 if the memory cannot be read, 2 if the command was not understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    var process = ProcessDirectory.of(CommandLine.process(line.operand(0, "the process")));
    var words = line.operand(1, "the location");
    line.requireAtMost(3);
    var third = line.operands().size() > 2 ? line.operand(2, "") : "";
    var typed = TypedLocation.parse(third.startsWith(":") ? words + third : words);
    if (third.startsWith(":") && typed.type().isEmpty()) {
      throw CommandException.misused("there is no type \"" + third.substring(1) + "\"; see --help");
    }
    var length =
        third.isEmpty() || third.startsWith(":")
            ? Optional.<Long>empty()
            : Optional.of(CommandLine.count(third, "a length"));
    try (var finder = PlaceFinder.of(process);
        var memory = process.memory()) {
      var place = finder.find(typed.location());
      if (typed.type().isPresent() && typed.type().get() != ValueType.BYTES) {
        showValue(memory, place, typed.type().get(), out);
      } else {
        show(memory, place, length.orElse(defaultLength(place)), out);
      }
    }
    return 0;
  }

  private static long defaultLength(Place place) {
    return place.sizeBytes() == 0 ? DEFAULT_BYTES : place.sizeBytes();
  }

  private static void showValue(MemoryFile memory, Place place, ValueType type, Output out) {
    out.line(place + ": " + new TypedPlace(place, type).read(memory, MOST_TEXT_BYTES));
  }

  private static void show(MemoryFile memory, Place place, long length, Output out) {
    for (long done = 0; done < length && out.isGood(); done += CHUNK_BYTES) {
      var want = (int) Math.min(CHUNK_BYTES, length - done);
      var at = place.address().plus(done);
      var bytes = memory.read(at, want);
      dump(at, bytes, out);
      if (bytes.length < want) {
        throw CommandException.failed(TypedPlace.unreadable(at.plus(bytes.length)));
      }
    }
  }

  private static void dump(Address start, byte[] bytes, Output out) {
    for (var from = 0; from < bytes.length; from += HexLine.BYTES) {
      out.line(HexLine.of(start.plus(from), bytes, from));
    }
  }
}
