package dev.spoor.inspect;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// `spoor regs`: the registers of a task.
final class RegsCommand implements Command {
  private static final Option ALL = Option.flag('a', "all");

  @Override
  public String name() {
    return "regs";
  }

  @Override
  public String summary() {
    return "show the registers of a process";
  }

  @Override
  public List<Option> options() {
    return List.of(ALL);
  }

  @Override
  public String help() {
    return """
    Usage: spoor regs PID

    Shows the general registers of task PID: a process's first thread, or any thread by its own
    number. Each line has the name, the value in hexadecimal, and the value as a signed number
    or, for eflags, the names of the bits that are set.

    All threads of the process are stopped for a moment and then go on; one that was stopped
    stays so. A system call that waits is not disturbed.

    Exit status: 0, 1 if there is no such task or it may not be traced, 2 if the command was not
    understood.
    """;
  }

  /// Takes the registers of one task at its first stop, and lets every task go at its own.
  private static final class Look implements StopHandler {
    private final Tid wanted;
    private final boolean all;
    private volatile Optional<Registers> found = Optional.empty();

    Look(Tid wanted, boolean all) {
      this.wanted = wanted;
      this.all = all;
    }

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      if (task.tid().equals(wanted) && found.isEmpty()) {
        found = Optional.of(all ? task.allRegisters() : task.registers());
      }
      return stop instanceof TaskStop.SignalDelivery(var _, var signal)
          ? new Resumption.Detach(Optional.of(signal))
          : new Resumption.Detach(Optional.empty());
    }
  }

  @Override
  public int run(CommandLine line, Output out) {
    var tid = CommandLine.process(line.operand(0, "the process"));
    line.requireAtMost(1);
    if (!ProcessDirectory.of(tid).exists()) {
      throw CommandException.failed("there is no process " + tid);
    }
    var look = new Look(tid, line.has(ALL));
    try (var tracer = Tracer.open(look, TracerOptions.defaults().withFollow(false))) {
      tracer.attach(tid);
      tracer.join();
    } catch (AttachException failure) {
      throw CommandException.failed(String.valueOf(failure.getMessage()));
    }
    var registers =
        look.found.orElseThrow(() -> CommandException.failed("process " + tid + " has ended"));
    for (var register : registers.architecture().registers()) {
      if (registers.knows(register)) {
        out.line(row(register, registers));
      }
    }
    return 0;
  }

  private static CharSequence row(Register register, Registers registers) {
    var row = new StringBuilder(register.name());
    row.repeat(' ', Math.max(1, 10 - row.length()));
    if (register.width() > Long.BYTES || Integer.bitCount(register.width()) != 1) {
      return row.append(wide(registers.bytes(register)));
    }
    var value = registers.unsigned(register);
    row.append("0x").append(Long.toHexString(value));
    row.repeat(' ', Math.max(1, 30 - row.length()));
    return switch (register.view()) {
      case UNSIGNED, FLOAT, VECTOR -> row.append(signed(value, register.width()));
      case FLAGS ->
          register.name().equals("eflags") ? row.append(FlagNames.of(value)) : row.append(value);
    };
  }

  /// All digits, the highest byte first.
  private static String wide(byte[] bytes) {
    var digits = new StringBuilder("0x");
    for (var i = bytes.length - 1; i >= 0; i--) {
      HexFormat.of().toHexDigits(digits, bytes[i]);
    }
    return digits.toString();
  }

  private static long signed(long value, int widthBytes) {
    var unused = Long.SIZE - 8 * widthBytes;
    return value << unused >> unused;
  }
}
