package dev.spoor.trace.stack;

import dev.spoor.machine.linux.Abi;
import dev.spoor.trace.options.CallSelection;

/// Calls after which something else may be mapped where code was, or may be executed. For one
/// thread.
final class MappingCalls {
  private final CallSelection calls =
      CallSelection.parse(
          "mmap,?mmap2,?old_mmap,munmap,mremap,mprotect,?pkey_mprotect,?remap_file_pages,shmat,shmdt");

  boolean contains(Abi abi, long number) {
    return calls.contains(abi, number);
  }
}
