package dev.spoor.kernel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Errno;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SyscallCodeTest {
  private static final int EBADF = 9;

  // asm/unistd_64.h
  private static final int MMAP = 9;
  private static final int MUNMAP = 11;
  private static final int GETPID = 39;
  private static final int CLOSE = 3;

  private final LibC libc = new LibC();

  @Test
  void aResultComesAsItIsAndAnErrorAsANegativeNumber() {
    assertThat(libc.syscall(GETPID, 0, 0, 0, 0, 0, 0)).isEqualTo(ProcessHandle.current().pid());
    assertThat(libc.syscall(CLOSE, -1, 0, 0, 0, 0, 0)).isEqualTo(-EBADF);
    assertThat(ErrnoSyscall.syscall(GETPID, 0, 0, 0, 0, 0, 0))
        .isEqualTo(ProcessHandle.current().pid());
    assertThat(ErrnoSyscall.syscall(CLOSE, -1, 0, 0, 0, 0, 0)).isEqualTo(-EBADF);
  }

  /// Only with all six arguments right does the kernel map the third page of the file.
  @Test
  void allSixArgumentsArrive() throws IOException {
    var file = Files.createTempFile("spoor", "pages");
    try (var opened = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(4 * 4096);
      opened.seek(2 * 4096);
      opened.writeLong(0x1122_3344_5566_7788L);
      var descriptor = descriptorOf(file);
      var address = libc.syscall(MMAP, 0, 4096, 1, 2, descriptor, 2 * 4096);
      assertThat(address).isPositive();
      assertThat(mapped(address)).contains("00002000");
      assertThat(libc.syscall(MUNMAP, address, 4096, 0, 0, 0, 0)).isZero();
    } finally {
      Files.delete(file);
    }
  }

  private static int descriptorOf(Path file) throws IOException {
    try (var all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (var entry : all) {
        if (Files.exists(entry) && Files.isSameFile(entry, file)) {
          return Integer.parseInt(entry.getFileName().toString());
        }
      }
    }
    throw new IOException("not open: " + file);
  }

  private static String mapped(long address) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.startsWith(Long.toHexString(address) + "-"))
        .findFirst()
        .orElse("");
  }

  @Test
  void whereAPageMayNotBecomeExecutableItIsGivenBack() {
    var called = new ArrayList<String>();
    var page = MemorySegment.NULL;
    try (var arena = java.lang.foreign.Arena.ofConfined()) {
      page = arena.allocate(4096, 4096);
      var there = page.address();
      var code =
          SyscallCode.map((function, a, b, c, d, e, f) -> {
            if (function.equals(LibC.symbol("mmap"))) {
              return there;
            }
            called.add(function.equals(LibC.symbol("munmap")) ? "munmap" : "mprotect");
            return function.equals(LibC.symbol("munmap")) ? 0 : -1;
          });
      assertThat(code).isEmpty();
      assertThat(called).containsExactly("mprotect", "munmap");
    }
    assertThat(SyscallCode.map((function, a, b, c, d, e, f) -> -1)).isEmpty();
  }

  @Test
  void errorsKeepTheirNames() {
    assertThat(Failures.errno(libc.syscall(CLOSE, -1, 0, 0, 0, 0, 0))).isEqualTo(Errno.of(EBADF));
  }
}
