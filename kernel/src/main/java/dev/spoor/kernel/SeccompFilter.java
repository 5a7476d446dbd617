package dev.spoor.kernel;

import java.util.List;

/// A seccomp(2) filter as it was installed: a program of classic BPF.
public record SeccompFilter(List<Instruction> program) {
  /// Copies the list.
  public SeccompFilter {
    program = List.copyOf(program);
  }

  /// `struct sock_filter` of linux/filter.h.
  ///
  /// @param code operation and addressing, 16 bits, linux/bpf_common.h
  /// @param jumpTrue how many instructions to pass over if the comparison holds, 0 to 255
  /// @param jumpFalse the same if not
  /// @param k the operand
  public record Instruction(int code, int jumpTrue, int jumpFalse, int k) {}
}
