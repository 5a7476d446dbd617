package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what PTRACE_GET_SYSCALL_INFO of ptrace(2) tells, `struct ptrace_syscall_info` of
/// linux/ptrace.h, as much of it as was asked for.
final class SyscallInfos {
  private static final int ENTRY = 1;
  private static final int EXIT = 2;
  private static final int SECCOMP = 3;
  private static final int MOST_BYTES = 88;
  private static final int ARGUMENTS = 6;
  private static final int FIRST_ARGUMENT = 32;
  private static final int SECCOMP_DATA = 80;

  private final ValueReader reader;

  SyscallInfos(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long length) {
    if (length <= 0) {
      return Value.Pointer.of(address);
    }
    var block = reader.fetch().get(address, (int) Math.min(length, MOST_BYTES));
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var operation = (int) block.load(0, 1, false).orElse(0);
    var fields = new ArrayList<Field>();
    fields.add(new Field("op", reader.descriptions().table("syscallinfo").one(operation)));
    if (block.has(4, 4)) {
      var arch = (int) block.load(4, 4, false).orElse(0);
      fields.add(new Field("arch", SignalInfoValues.arch(arch)));
      pointer(block, 8, "instruction_pointer", fields);
      pointer(block, 16, "stack_pointer", fields);
      if (block.has(24, 8)) {
        switch (operation) {
          case ENTRY -> fields.add(new Field("entry", call(block, arch, false)));
          case EXIT -> fields.add(new Field("exit", exit(block)));
          case SECCOMP -> fields.add(new Field("seccomp", call(block, arch, true)));
          default -> {}
        }
      }
    }
    return new Value.Struct(fields, false);
  }

  private static void pointer(Block block, int at, String name, List<Field> fields) {
    if (block.has(at, 8)) {
      fields.add(new Field(name, Value.Pointer.of(block.load(at, 8, false).orElse(0))));
    }
  }

  private Value call(Block block, int arch, boolean seccomp) {
    var fields = new ArrayList<Field>();
    var number = (int) block.load(24, 8, false).orElse(0);
    fields.add(
        new Field(
            "nr", SignalInfoValues.call(number, arch, Optional.of(reader.descriptions().abi()))));
    var arguments = new ArrayList<Value>();
    for (var i = 0; i < ARGUMENTS && block.has(FIRST_ARGUMENT + 8 * i, 8); i++) {
      arguments.add(
          new Value.Int(block.load(FIRST_ARGUMENT + 8 * i, 8, false).orElse(0), Base.HEX));
    }
    if (!arguments.isEmpty()) {
      fields.add(new Field("args", new Value.Array(arguments, Value.Rest.NONE)));
    }
    if (seccomp && block.has(SECCOMP_DATA, 4)) {
      fields.add(
          new Field(
              "ret_data",
              new Value.Int(block.load(SECCOMP_DATA, 4, false).orElse(0), Base.UNSIGNED)));
    }
    return new Value.Struct(fields, false);
  }

  private static Value exit(Block block) {
    var result = block.load(24, 8, true).orElse(0);
    if (!block.has(32, 1)) {
      return new Value.Struct(List.of(new Field("rval", Value.Int.of(result))), false);
    }
    var failed = block.load(32, 1, false).orElse(0);
    var number =
        failed == 0
            ? Value.Int.of(result)
            : Value.Symbols.signed(result, "-" + Errno.of((int) -result).name());
    return new Value.Struct(
        List.of(
            new Field("rval", number), new Field("is_error", new Value.Int(failed, Base.UNSIGNED))),
        false);
  }
}
