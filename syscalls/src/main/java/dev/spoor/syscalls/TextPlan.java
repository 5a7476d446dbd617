package dev.spoor.syscalls;

import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.description.Direction;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Meaning;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one call is written without making values of its arguments first.
///
/// Not every call can be: none whose arguments are written twice (at entry and, changed, at exit),
/// and none that reads at its entry what is only written behind something that its exit tells.
final class TextPlan {
  private static final long[] NO_POINTEES = new long[6];

  private final String name;
  private final String head;
  private final Signature signature;
  private final CallReader reader;
  private final TextFormatter formatter;
  private final TextSlot[] slots;
  private final Shape.Scalar result;
  private final boolean plainResult;
  private final boolean opaque;
  private final boolean descriptorResult;
  private final Optional<ProcessId> processResult;
  private final Value.Base base;
  private final int readAtEntry;
  private final int readAtExit;

  private TextPlan(
      String name,
      Signature signature,
      CallReader reader,
      TextFormatter formatter,
      TextSlot[] slots,
      Shape.Scalar result) {
    this.name = name;
    this.opaque = reader.isOpaque(name);
    this.head = name + "(";
    this.signature = signature;
    this.reader = reader;
    this.formatter = formatter;
    this.slots = slots;
    this.result = result;
    plainResult = result instanceof Shape.Int;
    base = result instanceof Shape.Int(var _, var _, var given) ? given : Value.Base.DECIMAL;
    descriptorResult = result instanceof Shape.Special special && special.meaning() == Meaning.FD;
    processResult = processId(result);
    var entry = 0;
    var exit = 0;
    for (var slot : slots) {
      entry += slot.reads() && !slot.isOut() ? 1 : 0;
      exit += slot.reads() && slot.isOut() ? 1 : 0;
    }
    readAtEntry = entry;
    readAtExit = exit;
  }

  /// {@return what a number counts, if it is one of a task, a process group or a session}
  static Optional<ProcessId> processId(Shape.Scalar scalar) {
    if (!(scalar instanceof Shape.Special special)) {
      return Optional.empty();
    }
    return switch (special.meaning()) {
      case PID -> Optional.of(ProcessId.TASK);
      case PGID -> Optional.of(ProcessId.GROUP);
      case SID -> Optional.of(ProcessId.SESSION);
      default -> Optional.empty();
    };
  }

  /// Tells how a call with one number is written; empty if its values are needed.
  @FunctionalInterface
  interface Choice {
    /// For calls that are never written directly.
    Choice NONE = _ -> Optional.empty();

    Optional<TextPlan> plan(long[] registers);
  }

  /// A choice by one of the call's arguments.
  static final class ByArgument implements Choice {
    private static final int MOST_VARIANTS = 256;

    private final int register;
    private final int width;
    private final Choice variants;
    private final Map<Long, Optional<TextPlan>> known = new HashMap<>();

    /// @param register of the argument
    /// @param width of it, in bytes
    /// @param variants makes the plan for a value of it
    ByArgument(int register, int width, Choice variants) {
      this.register = register;
      this.width = width;
      this.variants = variants;
    }

    @Override
    public Optional<TextPlan> plan(long[] registers) {
      var selecting = Block.extended(registers[register], width, false);
      var plan = known.get(selecting);
      if (plan == null) {
        plan = variants.plan(registers);
        if (known.size() < MOST_VARIANTS) {
          known.put(selecting, plan);
        }
      }
      return plan;
    }
  }

  /// {@return how the call called `name` is written; empty if its values are needed}
  static Optional<TextPlan> of(
      String name, Signature signature, CallReader reader, TextFormatter formatter) {
    var parameters = signature.parameters();
    var slots = new TextSlot[parameters.size()];
    var register = 0;
    var behindOut = false;
    for (var i = 0; i < slots.length; i++) {
      var parameter = parameters.get(i);
      if (parameter.register() >= 0) {
        register = parameter.register();
      }
      if (register >= 6) {
        return Optional.empty();
      }
      var slot = TextSlot.of(parameter, register, behindOut, signature, reader, formatter);
      if (slot.isEmpty()) {
        return Optional.empty();
      }
      slots[i] = slot.get();
      behindOut |= parameter.direction() == Direction.OUT;
      register++;
    }
    if (!(reader.descriptions().resolved(signature.result()) instanceof Shape.Scalar scalar)
        || scalar instanceof Shape.Special special && special.meaning() == Meaning.THREAD_AREA) {
      return Optional.empty();
    }
    return Optional.of(new TextPlan(name, signature, reader, formatter, slots, scalar));
  }

  String name() {
    return name;
  }

  /// {@return the parameters' values in these registers}
  long[] numbers(long[] registers) {
    var numbers = new long[slots.length];
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = slots[i].number(registers);
    }
    return numbers;
  }

  private CallNames names(TextCall call) {
    return new CallNames(signature, call.numbers, NO_POINTEES, reader.fetch());
  }

  /// Appends what is known at the entry.
  void open(TextCall call, StringBuilder out) {
    reader.begin(call.decorations, opaque);
    out.append(head);
    var names = names(call);
    if (readAtEntry > 1) {
      announce(call, names, false);
    }
    var written = 0;
    for (var i = 0; i < slots.length; i++) {
      var slot = slots[i];
      if (slot.isShown(names)) {
        if (written > 0) {
          out.append(", ");
        }
        if (slot.isOut()) {
          call.isWhole = false;
          break;
        }
        slot.append(call, i, 0, names, readAtEntry > 1, out);
        written++;
      }
    }
    call.written = written;
  }

  private void announce(TextCall call, Expression.Names names, boolean out) {
    for (var i = 0; i < slots.length; i++) {
      if (slots[i].isOut() == out) {
        slots[i].announce(call.numbers[i], names);
      }
    }
  }

  /// Appends what a successful call has told.
  void finish(TextCall call, long raw, StringBuilder rest, StringBuilder outcome) {
    reader.begin(call.decorations, opaque);
    var number = Block.extended(raw, result.width().bytes(reader.abi()), result.signed());
    var names = names(call);
    names.returned(number);
    if (readAtExit > 1) {
      announce(call, names, true);
    }
    rest(call, number, false, names, rest);
    if (plainResult) {
      formatter.number(number, base, outcome);
    } else if (descriptorResult) {
      formatter.descriptor((int) number, reader.referent((int) number), outcome);
    } else if (processResult.isPresent()) {
      var id = (int) number;
      formatter.process(id, reader.process(processResult.get(), id), outcome);
    } else {
      formatter.outcome(reader.result(result, number, names), outcome);
    }
  }

  /// Appends what is left of a call that has failed.
  void fail(TextCall call, int errno, StringBuilder rest, StringBuilder outcome) {
    reader.begin(call.decorations, opaque);
    var names = names(call);
    names.returned(-1);
    rest(call, -1, true, names, rest);
    formatter.outcome(new Outcome.Failed(Errno.of(errno), List.of()), outcome);
  }

  private void rest(
      TextCall call, long number, boolean failed, Expression.Names names, StringBuilder out) {
    var shown = 0;
    for (var i = 0; i < slots.length; i++) {
      var slot = slots[i];
      if (slot.isShown(names)) {
        if (shown >= call.written) {
          if (shown > call.written) {
            out.append(", ");
          }
          if (failed && slot.isOut()) {
            formatter.pointer(call.numbers[i], out);
          } else {
            slot.append(call, i, number, names, readAtExit > 1, out);
          }
        }
        shown++;
      }
    }
    out.append(')');
  }
}
