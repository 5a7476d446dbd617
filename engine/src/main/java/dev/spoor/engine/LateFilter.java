package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Abi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/// Puts a program that runs already under a [CallFilter]: the task itself is made to call
/// seccomp(2), at the entry to one of its own calls. Other threads of the process stay as they are.
final class LateFilter {
  private static final long MMAP = 9;
  private static final long MUNMAP = 11;
  private static final long SECCOMP = 317;
  private static final long PROT_READ_WRITE = 3;
  private static final long MAP_PRIVATE_ANONYMOUS = 0x22;

  /// `struct sock_fprog` of linux/filter.h: a count, and a pointer to what stands behind it here.
  private static final int HEADER_BYTES = 16;

  private final Kernel kernel;
  private final Consumer<WaitOutcome.Report> died;

  /// @param died is given the report of a task's end, if that comes meanwhile
  LateFilter(Kernel kernel, Consumer<WaitOutcome.Report> died) {
    this.kernel = kernel;
    this.died = died;
  }

  /// Puts the task, which is at the entry to a call, under its filter.
  ///
  /// @return whether it is under the filter now: not if it has one of its own, lacks the right, or
  ///   is a 32-bit program
  /// @throws TraceeGoneException if it is killed meanwhile
  boolean install(TrackedTask task) {
    var registers = StoppedTask.general(kernel, task.tid);
    var isNative = task.abi == Abi.X86_64 && registers.architecture().pointerBytes() == 8;
    if (!isNative || !Attachment.statusField(task.tid, "Seccomp:").equals("0")) {
      return false;
    }
    var injection = new Injection(kernel, task, died);
    var program = task.filter.instructions();
    var size = HEADER_BYTES + program.length();
    var at =
        injection.call(
            registers, MMAP, new Arguments(0, size, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0));
    if (at < 0 && at >= -4095) {
      return false;
    }
    var bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    bytes.putShort((short) (program.length() / 8)).position(8);
    bytes.putLong(at + HEADER_BYTES).put(program.toArray());
    var written = kernel.write(task.tid, Address.of(at), bytes.array()) == size;
    var isInstalled =
        written
            && injection.call(
                    registers,
                    SECCOMP,
                    new Arguments(
                        OwnFilter.SECCOMP_SET_MODE_FILTER, Command.SPEC_ALLOW, at, 0, 0, 0))
                == 0;
    var _ = injection.call(registers, MUNMAP, new Arguments(at, size, 0, 0, 0, 0));
    return isInstalled;
  }
}
