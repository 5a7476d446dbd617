package dev.spoor.engine;

import dev.spoor.kernel.SeccompFilter.Instruction;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The classic BPF program of a [CallFilter]: SECCOMP_RET_TRACE for the calls that stop,
/// SECCOMP_RET_ALLOW for the others, by binary search over ranges of numbers.
///
/// Besides the calls that are wanted it stops those after which it could not be relied on:
/// - the installation of another filter, whose answer may outrank it;
/// - a clone that asks not to be traced: the child would be under the filter without a tracer,
///   where each wanted call fails with ENOSYS. clone3(2) has its flags in memory, which a filter
///   cannot read, so it stops always.
///
/// For the calls that pass by their number alone it reads nothing but the architecture and the
/// number, in instructions from which the kernel (5.11 and later) sees that the answer never
/// changes: then it does not run the program for them at all.
record FilterProgram(List<Instruction> instructions) {
  /// The most instructions that the kernel takes; `BPF_MAXINSNS` of linux/bpf_common.h.
  static final int MOST = 4096;

  /// What our filter answers besides SECCOMP_RET_TRACE, so that its stops can be told from those of
  /// a filter that the program itself installed.
  static final int DATA = 0x5350;

  static final int TRACE = 0x7ff0_0000 | DATA;
  static final int ALLOW = 0x7fff_0000;

  static final int AUDIT_ARCH_X86_64 = 0xc000_003e;
  static final int AUDIT_ARCH_I386 = 0x4000_0003;

  // linux/bpf_common.h: BPF_LD|BPF_W|BPF_ABS, BPF_JMP|...|BPF_K, BPF_RET|BPF_K
  private static final int LOAD = 0x20;
  private static final int JUMP = 0x05;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_GREATER = 0x25;
  private static final int IF_NOT_LESS = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  // struct seccomp_data; of an argument the low half, which is all that an int has
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int ARGUMENT_0 = 16;

  private static final int MOST_PASSED_OVER = 255;
  private static final long FIRST_X32 = Abi.X32_SYSCALL_BIT;
  private static final long FIRST_NEGATIVE = 0x8000_0000L;
  private static final long MINUS_ONE = 0xffff_ffffL;
  private static final int CLONE_UNTRACED = 0x0080_0000;

  /// Copies the list.
  FilterProgram {
    instructions = List.copyOf(instructions);
  }

  /// What is done with a range of numbers.
  private enum Answer {
    ALLOW,
    TRACE,
    /// Only an installation stops.
    SECCOMP,
    PRCTL,
    /// Only a clone that asks not to be traced stops.
    CLONE
  }

  /// The numbers from `first` to where the next range begins.
  private record Range(long first, Answer answer) {}

  static FilterProgram of(CallFilter filter) {
    var native64 = new ArrayList<Range>();
    append(native64, filter, Abi.X86_64, 0);
    append(native64, filter, Abi.X32, FIRST_X32);
    // What is negative as an int counts as x32 by bit 30, except for -1: see Abi.of.
    append(native64, FIRST_NEGATIVE, other(filter, Abi.X86_64));
    append(native64, FIRST_NEGATIVE | FIRST_X32, other(filter, Abi.X32));
    append(native64, MINUS_ONE, other(filter, Abi.X86_64));
    var native32 = new ArrayList<Range>();
    append(native32, filter, Abi.I386, 0);
    var program = program(native64, native32);
    for (var least = 2; program.size() > MOST; least *= 2) {
      // More stops than are wanted, which costs time and nothing else.
      program = program(without(native64, least), without(native32, least));
    }
    return new FilterProgram(program);
  }

  private static void append(List<Range> ranges, CallFilter filter, Abi abi, long base) {
    for (var number = 0; number <= CallFilter.NUMBERS; number++) {
      append(
          ranges, base + number, filter.wants(abi, number) ? Answer.TRACE : unwanted(abi, number));
    }
  }

  private static Answer other(CallFilter filter, Abi abi) {
    return filter.wants(abi, CallFilter.NUMBERS) ? Answer.TRACE : Answer.ALLOW;
  }

  private static void append(List<Range> ranges, long first, Answer answer) {
    if (ranges.isEmpty() || ranges.getLast().answer() != answer) {
      ranges.add(new Range(first, answer));
    }
  }

  private static Answer unwanted(Abi abi, long number) {
    if (OwnFilter.isSeccomp(abi, number)) {
      return Answer.SECCOMP;
    }
    if (OwnFilter.isPrctl(abi, number)) {
      return Answer.PRCTL;
    }
    if (UntracedClone.isClone(abi, number)) {
      return Answer.CLONE;
    }
    return UntracedClone.isClone3(abi, number) ? Answer.TRACE : Answer.ALLOW;
  }

  /// The ranges without those of less than `least` calls that pass.
  private static List<Range> without(List<Range> ranges, int least) {
    var kept = new ArrayList<Range>();
    for (var i = 0; i < ranges.size(); i++) {
      var range = ranges.get(i);
      var isShort =
          range.answer() == Answer.ALLOW
              && i + 1 < ranges.size()
              && ranges.get(i + 1).first() - range.first() < least;
      var answer = isShort ? Answer.TRACE : range.answer();
      append(kept, range.first(), answer);
    }
    return kept;
  }

  private static List<Instruction> program(List<Range> native64, List<Range> native32) {
    var of64 = search(native64, 0, native64.size());
    var of32 = search(native32, 0, native32.size());
    var all = new ArrayList<Instruction>();
    all.add(load(ARCHITECTURE));
    all.add(new Instruction(IF_EQUAL, 0, 1, AUDIT_ARCH_X86_64));
    all.add(jump(3));
    all.add(new Instruction(IF_EQUAL, 0, 1, AUDIT_ARCH_I386));
    all.add(jump(2 + of64.size()));
    all.add(give(TRACE));
    all.add(load(NUMBER));
    all.addAll(of64);
    all.add(load(NUMBER));
    all.addAll(of32);
    return all;
  }

  /// The search among the ranges `from` to `to`: the code for the lower half comes first.
  private static List<Instruction> search(List<Range> ranges, int from, int to) {
    if (to - from == 1) {
      return leaf(ranges.get(from).answer());
    }
    var middle = (from + to) >>> 1;
    var lower = search(ranges, from, middle);
    var upper = search(ranges, middle, to);
    var first = (int) ranges.get(middle).first();
    var all = new ArrayList<Instruction>(lower.size() + upper.size() + 2);
    if (lower.size() <= MOST_PASSED_OVER) {
      all.add(new Instruction(IF_NOT_LESS, lower.size(), 0, first));
    } else {
      all.add(new Instruction(IF_NOT_LESS, 0, 1, first));
      all.add(jump(lower.size()));
    }
    all.addAll(lower);
    all.addAll(upper);
    return all;
  }

  private static List<Instruction> leaf(Answer answer) {
    return switch (answer) {
      case ALLOW -> List.of(give(ALLOW));
      case TRACE -> List.of(give(TRACE));
      case SECCOMP ->
          List.of(
              load(ARGUMENT_0),
              new Instruction(IF_GREATER, 1, 0, OwnFilter.SECCOMP_SET_MODE_FILTER),
              give(TRACE),
              give(ALLOW));
      case PRCTL ->
          List.of(
              load(ARGUMENT_0),
              new Instruction(IF_EQUAL, 0, 1, OwnFilter.PR_SET_SECCOMP),
              give(TRACE),
              give(ALLOW));
      case CLONE ->
          List.of(
              load(ARGUMENT_0),
              new Instruction(IF_ANY_BIT, 0, 1, CLONE_UNTRACED),
              give(TRACE),
              give(ALLOW));
    };
  }

  private static Instruction load(int offset) {
    return new Instruction(LOAD, 0, 0, offset);
  }

  private static Instruction jump(int over) {
    return new Instruction(JUMP, 0, 0, over);
  }

  private static Instruction give(int answer) {
    return new Instruction(RETURN, 0, 0, answer);
  }

  /// {@return the `struct sock_filter`s of linux/filter.h}
  ByteString encoded() {
    var bytes = ByteBuffer.allocate(instructions.size() * 8).order(ByteOrder.nativeOrder());
    for (var instruction : instructions) {
      bytes.putShort((short) instruction.code());
      bytes.put((byte) instruction.jumpTrue());
      bytes.put((byte) instruction.jumpFalse());
      bytes.putInt(instruction.k());
    }
    return ByteString.of(bytes.array());
  }
}
