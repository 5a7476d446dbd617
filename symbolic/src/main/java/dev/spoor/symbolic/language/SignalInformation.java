package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.Access;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Dimension;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.TypedefType;
import dev.spoor.symbolic.type.VoidType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The type of `$_siginfo`: `siginfo_t` of asm-generic/siginfo.h, with the names that gdb has for
/// its parts.
record SignalInformation(BaseTypes types) {
  private static final int SIZE_BYTES = 128;

  /// One part after the other, each at a multiple of its alignment.
  private static final class Parts {
    private final List<Member> members = new ArrayList<>();
    private long end;

    Parts add(String name, Type type, int alignment) {
      var offset = end + alignment - 1 & -alignment;
      members.add(member(name, type, offset));
      end = offset + type.sizeBytes().orElseThrow();
      return this;
    }

    Type structure() {
      return CompoundType.made("", CompoundType.Kind.STRUCTURE, end, members);
    }
  }

  private static Member member(String name, Type type, long offset) {
    return new Member(
        Optional.of(name),
        TypeReference.to(type),
        new Placement.AtByte(offset),
        false,
        Access.PUBLIC);
  }

  Type type() {
    var wide = types.longer().widthBytes();
    var begin = 3L * Integer.BYTES + wide - 1 & -wide;
    return CompoundType.made(
        "siginfo",
        CompoundType.Kind.STRUCTURE,
        SIZE_BYTES,
        List.of(
            member("si_signo", types.integer(), 0),
            member("si_errno", types.integer(), Integer.BYTES),
            member("si_code", types.integer(), 2L * Integer.BYTES),
            member("_sifields", fields(SIZE_BYTES - begin), begin)));
  }

  private Type fields(long bytes) {
    var words = Dimension.of((int) bytes / Integer.BYTES);
    var pad =
        new ArrayType(
            TypeReference.to(types.integer()), List.of(words), OptionalLong.empty(), true);
    return CompoundType.made(
        "",
        CompoundType.Kind.UNION,
        bytes,
        List.of(
            member("_pad", pad, 0),
            member("_kill", sender().structure(), 0),
            member("_timer", timer(), 0),
            member("_rt", value(sender()), 0),
            member("_sigchld", child(), 0),
            member("_sigfault", fault(), 0),
            member("_sigpoll", poll(), 0),
            member("_sigsys", call(), 0)));
  }

  private int addressBytes() {
    return (int) types.longer().widthBytes();
  }

  private Type pointer() {
    return types.pointerTo(new VoidType());
  }

  private Parts sender() {
    var process = new TypedefType("__pid_t", TypeReference.to(types.integer()));
    var user = new TypedefType("__uid_t", TypeReference.to(types.unsignedInteger()));
    return new Parts().add("si_pid", process, Integer.BYTES).add("si_uid", user, Integer.BYTES);
  }

  private Type timer() {
    return value(
        new Parts()
            .add("si_tid", types.integer(), Integer.BYTES)
            .add("si_overrun", types.integer(), Integer.BYTES));
  }

  private Type value(Parts parts) {
    var both = List.of(member("sival_int", types.integer(), 0), member("sival_ptr", pointer(), 0));
    var type = CompoundType.made("sigval_t", CompoundType.Kind.UNION, addressBytes(), both);
    return parts.add("si_sigval", type, addressBytes()).structure();
  }

  private Type child() {
    var ticks = new TypedefType("__clock_t", TypeReference.to(types.longer()));
    return sender()
        .add("si_status", types.integer(), Integer.BYTES)
        .add("si_utime", ticks, addressBytes())
        .add("si_stime", ticks, addressBytes())
        .structure();
  }

  private Type fault() {
    var bounds =
        new Parts()
            .add("_lower", pointer(), addressBytes())
            .add("_upper", pointer(), addressBytes())
            .structure();
    return new Parts()
        .add("si_addr", pointer(), addressBytes())
        .add("_addr_lsb", types.shorter(), Short.BYTES)
        .add("_addr_bnd", bounds, addressBytes())
        .structure();
  }

  private Type poll() {
    return new Parts()
        .add("si_band", types.longer(), addressBytes())
        .add("si_fd", types.integer(), Integer.BYTES)
        .structure();
  }

  private Type call() {
    return new Parts()
        .add("_call_addr", pointer(), addressBytes())
        .add("_syscall", types.integer(), Integer.BYTES)
        .add("_arch", types.unsignedInteger(), Integer.BYTES)
        .structure();
  }
}
