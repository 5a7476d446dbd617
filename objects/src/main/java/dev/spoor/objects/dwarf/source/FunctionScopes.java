package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.RangeReader;
import dev.spoor.objects.dwarf.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/// A function and the calls inlined in it, by address.
final class FunctionScopes {
  /// What is the same for all addresses of a call that was inlined.
  private record Call(Optional<Function> function, Optional<SourceLine> line) {}

  /// To make a map takes as long as so many looks at all ranges, or longer.
  private static final int QUESTIONS_WITHOUT_MAP = 16;

  private final Die die;
  private final RecentNames names;
  private final Optional<Function> function;
  private final AddressMap.Builder ranges;
  private final Lazy<AddressMap> callByAddress;
  private final AtomicInteger questions = new AtomicInteger();
  private final long[] offsets;
  private final int[] callers;
  private final AtomicReferenceArray<Call> known;

  private FunctionScopes(Builder read) {
    this.die = read.function;
    this.names = read.names;
    this.function = Optional.of(new Function(names.of(die), die));
    this.ranges = read.callByAddress;
    this.callByAddress = new Lazy<>(ranges::build);
    this.offsets = Arrays.copyOf(read.offsets, read.count);
    this.callers = Arrays.copyOf(read.callers, read.count);
    this.known = new AtomicReferenceArray<>(read.count);
  }

  /// {@return those of the entry of a function}
  static FunctionScopes of(Die function, RecentNames names) {
    return new Builder(function, names).build();
  }

  /// {@return how many calls there are}
  int count() {
    return offsets.length;
  }

  /// {@return the frames of an instruction, innermost first}
  ///
  /// @param line its own
  /// @param files of the unit, by number
  List<SourceFrame> framesAt(long address, Optional<SourceLine> line, IntFunction<String> files) {
    var call =
        questions.incrementAndGet() <= QUESTIONS_WITHOUT_MAP
            ? ranges.at(address)
            : callByAddress.get().at(address);
    if (call < 0) {
      return List.of(new SourceFrame(function, line, false));
    }
    var frames = new ArrayList<SourceFrame>(4);
    var at = line;
    for (; call >= 0; call = callers[call]) {
      var described = known(call, files);
      frames.add(new SourceFrame(described.function, at, true));
      at = described.line;
    }
    frames.add(new SourceFrame(function, at, false));
    return List.copyOf(frames);
  }

  private Call known(int call, IntFunction<String> files) {
    var found = known.get(call);
    if (found == null) {
      var entry = die.unit().die(offsets[call]);
      found = new Call(Optional.of(new Function(names.of(entry), entry)), callLine(entry, files));
      known.set(call, found);
    }
    return found;
  }

  /// Where a call that was inlined stands (DWARF 5, section 3.3.8.2).
  private static Optional<SourceLine> callLine(Die call, IntFunction<String> files) {
    var file = number(call, AttributeName.CALL_FILE);
    var line = number(call, AttributeName.CALL_LINE);
    if (file < 0 || line < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new SourceLine(
            files.apply(file), line, Math.max(number(call, AttributeName.CALL_COLUMN), 0)));
  }

  private static int number(Die die, AttributeName name) {
    var value = die.unsigned(name).orElse(-1L);
    return value < 0 || value > Integer.MAX_VALUE ? -1 : value.intValue();
  }

  private static final class Builder {
    private final Die function;
    private final RecentNames names;
    private final RangeReader ranges;
    private final AddressMap.Builder callByAddress = new AddressMap.Builder();
    private long[] offsets = new long[16];
    private int[] callers = new int[16];
    private int[] depths = new int[16];
    private int count;
    private int open = -1;

    Builder(Die function, RecentNames names) {
      this.function = function;
      this.names = names;
      this.ranges = new RangeReader(function.unit());
    }

    FunctionScopes build() {
      for (var walk = function.walk(); walk.next(); ) {
        while (open >= 0 && depths[open] >= walk.depth()) {
          open = callers[open];
        }
        if (walk.tag().equals(Tag.INLINED_SUBROUTINE) && FunctionMap.hasCode(walk)) {
          add(walk.die(), walk.depth());
        } else if (walk.depth() > 0 && FunctionMap.isFunction(walk)) {
          // A function nested in another has code and calls of its own.
          walk.skipChildren();
        }
      }
      return new FunctionScopes(this);
    }

    private void add(Die call, int depth) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * count);
        callers = Arrays.copyOf(callers, 2 * count);
        depths = Arrays.copyOf(depths, 2 * count);
      }
      var number = count++;
      offsets[number] = call.offset();
      callers[number] = open;
      depths[number] = depth;
      ranges.read(call, (start, end) -> callByAddress.add(start, end, number));
      if (call.hasChildren()) {
        open = number;
      }
    }
  }
}
