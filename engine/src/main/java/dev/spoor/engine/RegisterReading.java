package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.X86_64;
import java.util.LinkedHashSet;

/// Reads every register set that an architecture's table has.
final class RegisterReading {
  private RegisterReading() {}

  static Registers all(Kernel kernel, Tid tid, Registers general) {
    var architecture = general.architecture();
    var sets = new LinkedHashSet<RegisterSet>();
    for (Register register : architecture.registers()) {
      sets.add(register.set());
    }
    var image = RegisterImage.empty(architecture);
    for (var set : sets) {
      image = image.withBlock(set, block(kernel, tid, set));
    }
    return image;
  }

  /// {@return the set's block; empty if the CPU has none or the task does not use it}
  private static byte[] block(Kernel kernel, Tid tid, RegisterSet set) {
    if (set.note() == RegisterSet.NO_NOTE) {
      return words(kernel, tid, set.sizeBytes());
    }
    try {
      return kernel.registerSet(tid, set.note(), set.sizeBytes());
    } catch (KernelException absent) {
      if (absent.errno().equals(Errno.ESRCH)) {
        throw absent;
      }
      return new byte[0];
    }
  }

  /// The debug registers are the one set that only PEEKUSER reaches.
  private static byte[] words(Kernel kernel, Tid tid, int sizeBytes) {
    var block = new byte[sizeBytes];
    for (var at = 0; at < sizeBytes; at += Long.BYTES) {
      // dr4 and dr5 are no registers of their own; the kernel shows them as zero.
      var word = kernel.peekUser(tid, X86_64.DEBUG_USER_OFFSET + at);
      for (var i = 0; i < Long.BYTES; i++) {
        block[at + i] = (byte) (word >>> (8 * i));
      }
    }
    return block;
  }
}
