package dev.spoor.syscalls;

import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Calls from registers and memory to text at once, without the values in between: for the many
/// calls whose arguments are written one after the other, each when it is known. What is written is
/// what [TextFormatter] makes of the same call from [SyscallDecoder].
///
/// How a call is written is worked out when it first comes ([TextPlan]); for a call that needs its
/// values, that is remembered too. For use by one thread.
public final class TextDecoder {
  private static final int MOST_NUMBERS = 1024;

  private final SyscallDecoder decoder;
  private final TextFormatter formatter;
  private final Map<Abi, TextPlan.Choice[]> choices = new EnumMap<>(Abi.class);
  private final StringBuilder opening = new StringBuilder(256);
  private final StringBuilder resumption = new StringBuilder(256);
  private final StringBuilder outcome = new StringBuilder(64);

  private Abi abi = Abi.X86_64;
  private TextPlan.Choice[] current;

  /// @param decoder reads what is not written directly; shared with the caller
  public TextDecoder(SyscallDecoder decoder, TextFormatter formatter) {
    this.decoder = decoder;
    this.formatter = formatter;
    this.current = choices(abi);
  }

  private TextPlan.Choice[] choices(Abi abi) {
    return choices.computeIfAbsent(abi, _ -> new TextPlan.Choice[MOST_NUMBERS]);
  }

  /// Writes the beginning of a call that is being entered into [TextCall#opening()].
  ///
  /// @param number as the kernel got it, for x32 with [Abi#X32_SYSCALL_BIT]
  /// @param registers the six arguments; not kept
  /// @return empty if its values are needed: nothing has been written or read then
  public Optional<TextCall> enter(
      Abi abi, long number, long[] registers, Memory memory, Decorations decorations) {
    var found = choice(abi, number).plan(registers);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var plan = found.get();
    var call = new TextCall(this, plan, plan.numbers(registers), decorations);
    opening.setLength(0);
    decoder.start(memory);
    plan.open(call, opening);
    return Optional.of(call);
  }

  private TextPlan.Choice choice(Abi abi, long number) {
    if (this.abi != abi) {
      this.abi = abi;
      current = choices(abi);
    }
    var plain = abi.tableNumber(number);
    if (plain < 0 || plain >= MOST_NUMBERS) {
      return TextPlan.Choice.NONE;
    }
    var known = current[(int) plain];
    if (known == null) {
      known = decoder.reader(abi).textPlans(number, formatter);
      current[(int) plain] = known;
    }
    return known;
  }

  /// Writes the rest of a call that has returned into [TextCall#resumption()] and
  /// [TextCall#outcome()].
  ///
  /// @param result the number the kernel returned; if `failed`, an error as a negative number
  public void exit(TextCall call, long result, boolean failed, Memory memory) {
    decoder.start(memory);
    resumption.setLength(0);
    outcome.setLength(0);
    if (failed) {
      call.plan.fail(call, (int) -result, resumption, outcome);
    } else {
      call.plan.finish(call, result, resumption, outcome);
    }
  }

  CharSequence opening() {
    return opening;
  }

  CharSequence resumption() {
    return resumption;
  }

  CharSequence outcome() {
    return outcome;
  }
}
