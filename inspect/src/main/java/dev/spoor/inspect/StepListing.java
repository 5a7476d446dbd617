package dev.spoor.inspect;

import dev.spoor.engine.StoppedTask;
import dev.spoor.foreign.Disassembler;
import dev.spoor.foreign.Disassembler.Opening;
import dev.spoor.foreign.InstructionSet;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.Registers;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The lines of `spoor step`. Programs run the same instructions again and again: what was decoded
/// at an address is kept as long as the bytes there are the same.
final class StepListing implements AutoCloseable {
  private static final int CODE_BYTES = 16;
  private static final int BYTES_COLUMN = 30;
  private static final int ADDRESS_COLUMN = 9;
  private static final int LINES_BETWEEN_CHECKS = 4096;
  private static final byte[] SYSENTER = {0x0f, 0x34};
  private static final String DIGITS = "0123456789abcdef";

  /// The errors by which the kernel marks a call that it will make again (linux/errno.h).
  private static final int ERESTARTSYS = 512;

  private static final int ERESTART_RESTARTBLOCK = 516;

  /// What stood at an address and what is printed for it.
  private record Known(long low, long high, String text) {}

  private final Output out;
  private final byte[] code = new byte[CODE_BYTES];
  private final ByteBuffer codeWords = ByteBuffer.wrap(code);
  private final ReadBatch batch = ReadBatch.into(code);
  private final Map<Long, Known> known = new HashMap<>();
  private final EnumMap<InstructionSet, Opening> disassemblers =
      new EnumMap<>(InstructionSet.class);
  private final StringBuilder line = new StringBuilder(100);
  private long count;
  private boolean unread;

  StepListing(Output out) {
    this.out = out;
  }

  /// {@return how many lines there are}
  long count() {
    return count;
  }

  /// {@return whether nobody reads them any more}
  boolean isUnread() {
    return unread;
  }

  /// Lists the instruction that `task` will carry out next.
  void add(StoppedTask task) {
    var registers = task.registers();
    var pc = nextInstruction(registers);
    count++;
    line.setLength(0);
    var digits = Long.toString(count);
    line.repeat(' ', Math.max(0, 7 - digits.length())).append(digits);
    line.append("  0x").append(Long.toHexString(pc)).append("  ");
    line.repeat(' ', Math.max(0, ADDRESS_COLUMN + 12 - line.length()));
    out.line(line.append(text(task.memory(), pc, registers.architecture())));
    if (count % LINES_BETWEEN_CHECKS == 0) {
      unread = !out.isGood();
    }
    if (entersKernel(registers.architecture())) {
      out.flush();
    }
  }

  /// What a system call prints comes behind the line that shows it, and a call that waits is not
  /// waited for unseen.
  private boolean entersKernel(Architecture architecture) {
    var call = architecture.syscalls().instruction().bytes();
    return java.util.Arrays.equals(code, 0, call.length, call, 0, call.length)
        || (code[0] == SYSENTER[0] && code[1] == SYSENTER[1]);
  }

  /// A task that was stopped inside a system call which the kernel is about to repeat will carry
  /// out the instruction before its program counter.
  private static long nextInstruction(Registers registers) {
    var calls = registers.architecture().syscalls();
    var pc = registers.pc().value();
    var result = (int) registers.unsigned(calls.result());
    var number = (int) registers.unsigned(calls.number());
    return number >= 0 && result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK
        ? pc - calls.instruction().hex().length() / 2
        : pc;
  }

  private String text(Memory memory, long pc, Architecture architecture) {
    batch.clear();
    var piece = batch.add(pc, CODE_BYTES);
    memory.read(batch);
    var length = batch.readBytes(piece);
    java.util.Arrays.fill(code, length, CODE_BYTES, (byte) 0);
    var low = codeWords.getLong(0);
    var high = codeWords.getLong(8);
    var before = known.get(pc);
    if (before != null && before.low() == low && before.high() == high) {
      return before.text();
    }
    var text = decode(java.util.Arrays.copyOf(code, length), pc, architecture);
    known.put(pc, new Known(low, high, text));
    return text;
  }

  private String decode(byte[] bytes, long pc, Architecture architecture) {
    var disassembler = disassembler(architecture);
    return disassembler.isEmpty()
        ? columns(bytes, "")
        : disassembler
            .get()
            .decode(bytes, Address.of(pc))
            .map(found -> columns(found.bytes().toArray(), found.text()))
            .orElseGet(() -> columns(bytes, "(not known to Capstone)"));
  }

  private Optional<Disassembler> disassembler(Architecture architecture) {
    var set = InstructionSet.of(architecture);
    if (set.isEmpty()) {
      return Optional.empty();
    }
    var opening = disassemblers.get(set.get());
    if (opening == null) {
      opening = Disassembler.open(set.get());
      disassemblers.put(set.get(), opening);
      if (opening instanceof Opening.Unavailable(var reason)) {
        out.error("step", reason);
      }
    }
    return switch (opening) {
      case Opening.Opened(var disassembler) -> Optional.of(disassembler);
      case Opening.Unavailable _ -> Optional.empty();
    };
  }

  private static String columns(byte[] bytes, String text) {
    var columns = new StringBuilder();
    for (var value : bytes) {
      columns.append(DIGITS.charAt(value >> 4 & 15)).append(DIGITS.charAt(value & 15)).append(' ');
    }
    columns.repeat(' ', Math.max(0, BYTES_COLUMN - columns.length())).append(text);
    return columns.toString().stripTrailing();
  }

  @Override
  public void close() {
    for (var opening : disassemblers.values()) {
      if (opening instanceof Opening.Opened(var disassembler)) {
        disassembler.close();
      }
    }
  }
}
