package dev.spoor.syscalls;

import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Signature;

/// What names in expressions mean within one call: its parameters, `result` and `errno`.
final class CallNames implements Expression.Names {
  private static final int MAX_BYTES = 4096;

  private final Signature signature;
  private final long[] values;
  private final long[] formerPointees;
  private final Fetch fetch;
  private long result;
  private int error;

  /// @param values the parameters' values
  /// @param formerPointees what pointers to numbers pointed to at entry
  CallNames(Signature signature, long[] values, long[] formerPointees, Fetch fetch) {
    this.signature = signature;
    this.values = values;
    this.formerPointees = formerPointees;
    this.fetch = fetch;
  }

  void returned(long result) {
    this.result = result;
  }

  void failed(Errno errno) {
    result = -1;
    error = errno.value();
  }

  private int index(String name) {
    var parameters = signature.parameters();
    for (var i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public long number(String name) {
    if (name.equals("result")) {
      return result;
    }
    if (name.equals("errno")) {
      return error;
    }
    var index = index(name);
    return index < 0 ? 0 : values[index];
  }

  @Override
  public long pointee(String name) {
    var index = index(name);
    return index < 0 ? 0 : pointee(index);
  }

  /// {@return what parameter `index` points to now, 0 if that cannot be read}
  long pointee(int index) {
    // Numbers behind pointers that others depend on are lengths, 32 bits in every ABI.
    if (signature.parameters().get(index).shape() instanceof Shape.Pointer && values[index] != 0) {
      return fetch.get(values[index], 4).load(0, 4, false).orElse(0);
    }
    return 0;
  }

  @Override
  public long word(long address) {
    return address == 0 ? 0 : fetch.get(address, 4).load(0, 4, false).orElse(0);
  }

  @Override
  public boolean isReadable(long address, long length) {
    return address != 0 && fetch.get(address, Math.clamp(length, 0, MAX_BYTES)).isComplete();
  }

  @Override
  public long formerPointee(String name) {
    var index = index(name);
    return index < 0 ? 0 : formerPointees[index];
  }
}
