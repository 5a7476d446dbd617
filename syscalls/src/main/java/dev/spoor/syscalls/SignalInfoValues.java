package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalCode;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a signal, as a value: of a signal that is delivered, or in a call's memory.
public final class SignalInfoValues {
  private static final int CLD_EXITED = 1;

  private final Optional<Abi> seenBy;

  private SignalInfoValues(Optional<Abi> seenBy) {
    this.seenBy = seenBy;
  }

  /// {@return values for what a signal tells the program that it is sent to}
  public static SignalInfoValues ofSignals() {
    return new SignalInfoValues(Optional.empty());
  }

  /// {@return values for structures in the memory of a program of this ABI, which may be about
  /// others}
  static SignalInfoValues seenBy(Abi abi) {
    return new SignalInfoValues(Optional.of(abi));
  }

  /// {@return `info` as the structure that strace(1) shows behind a signal's name}
  public Value.Struct value(SignalInfo info) {
    return value(info, Decorations.NONE);
  }

  /// {@return the same, with what `decorations` tell of the sender}
  public Value.Struct value(SignalInfo info, Decorations decorations) {
    var fields = new ArrayList<Field>();
    if (info.signal().number() == 0 && info.errno() == 0 && info.code() == 0) {
      return new Value.Struct(fields, false);
    }
    fields.add(new Field("si_signo", ScalarReader.signal(info.signal().number())));
    var code = SignalCode.name(info.signal(), info.code());
    fields.add(
        new Field(
            "si_code",
            code.isPresent()
                ? code(info.code(), code.get())
                : new Value.Int(info.code() & 0xffff_ffffL, Base.HEX)));
    if (info.errno() != 0) {
      fields.add(new Field("si_errno", ScalarReader.errno(info.errno())));
    }
    details(info, decorations, fields);
    return new Value.Struct(fields, false);
  }

  // As a number it is written without its sign.
  private static Value code(int code, String name) {
    var text = Value.Symbols.of(code & 0xffff_ffffL, name);
    return new Value.Symbols(code, List.of(name), 0, Base.DECIMAL, "", List.of(text));
  }

  // In a program of 32 bits an address has no more.
  private long pointer(long value) {
    return seenBy.isPresent() ? Block.extended(value, seenBy.get().pointerBytes(), false) : value;
  }

  private void details(SignalInfo info, Decorations decorations, List<Field> fields) {
    switch (info.details()) {
      case SignalInfo.Sent(var pid, var uid) -> {
        if (info.code() > 0 && isFault(info.signal())) {
          // The kernel names no address: the union is empty.
          var address = pid & 0xffff_ffffL | (long) uid << 32;
          fields.add(new Field("si_addr", Value.Pointer.of(pointer(address))));
        } else if (info.code() != SignalCode.SI_KERNEL || pid != 0 || uid != 0) {
          sender(pid, uid, decorations, fields);
        } else {
          unsent(info.signal(), decorations, fields);
        }
      }
      case SignalInfo.Queued(var pid, var uid, var value) -> {
        sender(pid, uid, decorations, fields);
        value(value, fields);
      }
      case SignalInfo.Timer(var timer, var overrun, var value, var _) -> {
        fields.add(new Field("si_timerid", new Value.Int(timer & 0xffff_ffffL, Base.HEX)));
        fields.add(new Field("si_overrun", Value.Int.of(overrun)));
        value(value, fields);
      }
      case SignalInfo.Child(var pid, var uid, var status, var userTime, var systemTime) -> {
        sender(pid, uid, decorations, fields);
        var exited = info.code() == CLD_EXITED;
        fields.add(
            new Field("si_status", exited ? Value.Int.of(status) : ScalarReader.signal(status)));
        fields.add(new Field("si_utime", ScalarReader.ticks(userTime)));
        fields.add(new Field("si_stime", ScalarReader.ticks(systemTime)));
      }
      case SignalInfo.Fault(var address) ->
          fields.add(new Field("si_addr", new Value.Pointer(address)));
      case SignalInfo.MemoryError(var address, var leastBit) -> {
        fields.add(new Field("si_addr", new Value.Pointer(address)));
        fields.add(new Field("si_addr_lsb", new Value.Int(leastBit & 0xffffL, Base.HEX)));
      }
      case SignalInfo.BoundsFault(var address, var lower, var upper) -> {
        fields.add(new Field("si_addr", new Value.Pointer(address)));
        fields.add(new Field("si_lower", new Value.Pointer(lower)));
        fields.add(new Field("si_upper", new Value.Pointer(upper)));
      }
      case SignalInfo.KeyFault(var address, var key) -> {
        fields.add(new Field("si_addr", new Value.Pointer(address)));
        fields.add(new Field("si_pkey", new Value.Int(key & 0xffff_ffffL, Base.UNSIGNED)));
      }
      case SignalInfo.PerfTrap(var address, var _, var _, var _) ->
          fields.add(new Field("si_addr", new Value.Pointer(address)));
      // A code of a fault that is not known.
      case SignalInfo.Poll(var band, var _)
          when isFault(info.signal()) && info.code() != SignalCode.SI_SIGIO ->
          fields.add(new Field("si_addr", Value.Pointer.of(pointer(band))));
      case SignalInfo.Poll(var band, var descriptor) -> {
        fields.add(new Field("si_band", Value.Int.of(band)));
        fields.add(
            new Field(
                "si_fd",
                descriptor < 0
                    ? Value.Int.of(descriptor)
                    : new Value.Fd(descriptor, "", decorations.descriptor(descriptor))));
      }
      case SignalInfo.SystemCall(var address, var number, var auditArch) -> {
        fields.add(new Field("si_call_addr", new Value.Pointer(address)));
        fields.add(new Field("si_syscall", call(number, auditArch, seenBy)));
        fields.add(new Field("si_arch", arch(auditArch)));
      }
    }
  }

  private static boolean isFault(Signal signal) {
    return signal.equals(Signal.SEGV)
        || signal.equals(Signal.BUS)
        || signal.equals(Signal.ILL)
        || signal.equals(Signal.FPE)
        || signal.equals(Signal.TRAP);
  }

  /// Of a signal that the kernel, or its tracer, made out of nothing: what such a signal has else.
  private static void unsent(Signal signal, Decorations decorations, List<Field> fields) {
    switch (signal.name()) {
      case "SIGCHLD" -> {
        sender(0, 0, decorations, fields);
        fields.add(new Field("si_status", Value.Int.of(0)));
        fields.add(new Field("si_utime", ScalarReader.ticks(0)));
        fields.add(new Field("si_stime", ScalarReader.ticks(0)));
      }
      case "SIGSYS" -> {
        fields.add(new Field("si_call_addr", new Value.Pointer(Address.ZERO)));
        fields.add(new Field("si_syscall", Value.Int.of(0)));
        fields.add(new Field("si_arch", new Value.Commented(Value.Int.of(0), "AUDIT_ARCH_???")));
      }
      default -> {}
    }
  }

  private static void sender(int pid, int uid, Decorations decorations, List<Field> fields) {
    var process = pid > 0 ? decorations.process(ProcessId.TASK, pid) : ProcessReferent.UNKNOWN;
    fields.add(
        new Field("si_pid", process.isKnown() ? new Value.Pid(pid, process) : Value.Int.of(pid)));
    fields.add(new Field("si_uid", ScalarReader.id(uid & 0xffff_ffffL, 0xffff_ffffL)));
  }

  private static void value(long value, List<Field> fields) {
    if (value == 0) {
      return;
    }
    fields.add(new Field("si_int", Value.Int.of(Block.extended(value, 4, true))));
    fields.add(new Field("si_ptr", Value.Pointer.of(value)));
  }

  /// {@return the call with this number}
  ///
  /// @param seenBy whose calls are known by their names alone; empty for those of any ABI
  static Value call(int number, int auditArch, Optional<Abi> seenBy) {
    var abi = knownAbi(number, auditArch);
    if (abi.isEmpty()) {
      return new Value.Int(number & 0xffff_ffffL, Base.UNSIGNED);
    }
    var row = SyscallTable.of(abi.get()).find(number);
    if (row.isEmpty()) {
      return new Value.Int(number & 0xffff_ffffL, Base.UNSIGNED);
    }
    return seenBy.isEmpty() || seenBy.equals(abi)
        ? new Value.Symbols(number, List.of("__NR_" + row.get().name()), 0, Base.UNSIGNED, "")
        : inWords(new Value.Int(number & 0xffff_ffffL, Base.UNSIGNED), row.get().name());
  }

  // A comment that is none of a bare number.
  private static Value inWords(Value number, String name) {
    return new Value.Described(number, new Value.Commented(number, name));
  }

  private static Optional<Abi> knownAbi(int number, int auditArch) {
    return switch (auditArch) {
      case 0xc000_003e, 0x4000_0003, 0xc000_00b7 -> Optional.of(Abi.of(auditArch, number));
      default -> Optional.empty();
    };
  }

  // linux/audit.h
  static Value arch(int auditArch) {
    return switch (auditArch) {
      case 0xc000_003e -> Value.Symbols.of(0xc000_003eL, "AUDIT_ARCH_X86_64");
      case 0x4000_0003 -> Value.Symbols.of(0x4000_0003L, "AUDIT_ARCH_I386");
      case 0xc000_00b7 -> Value.Symbols.of(0xc000_00b7L, "AUDIT_ARCH_AARCH64");
      default -> {
        var number = auditArch & 0xffff_ffffL;
        yield new Value.Symbols(number, List.of(), number, Base.HEX, "AUDIT_ARCH_???");
      }
    };
  }

  /// {@return the signal's name as a value}
  public Value name(Signal signal) {
    return ScalarReader.signal(signal.number());
  }
}
