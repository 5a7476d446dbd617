package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.elf.FileAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A row while it is made.
final class RowState {
  /// More than any CPU has columns in use at once.
  private static final int MOST_RULES = 256;

  private CfaRule cfa = new CfaRule.Unspecified();
  private int[] registers = new int[24];
  private RegisterRule[] rules = new RegisterRule[24];
  private int size;
  private long argumentBytes;
  private boolean returnAddressSigned;

  RowState copy() {
    var copy = new RowState();
    copy.assign(this);
    return copy;
  }

  void assign(RowState other) {
    cfa = other.cfa;
    registers = other.registers.clone();
    rules = other.rules.clone();
    size = other.size;
    argumentBytes = other.argumentBytes;
    returnAddressSigned = other.returnAddressSigned;
  }

  CfaRule cfa() {
    return cfa;
  }

  void setCfa(CfaRule rule) {
    cfa = rule;
  }

  void setArgumentBytes(long bytes) {
    argumentBytes = bytes;
  }

  void negateReturnAddressState() {
    returnAddressSigned = !returnAddressSigned;
  }

  /// {@return whether there was room for it}
  boolean set(int register, RegisterRule rule) {
    var at = indexOf(register);
    if (at == size) {
      if (size == MOST_RULES) {
        return false;
      }
      if (size == registers.length) {
        registers = Arrays.copyOf(registers, size * 2);
        rules = Arrays.copyOf(rules, size * 2);
      }
      registers[size++] = register;
    }
    rules[at] = rule;
    return true;
  }

  /// {@return whether there was room for it}
  boolean restore(int register, RowState initial) {
    var at = initial.indexOf(register);
    if (at < initial.size) {
      return set(register, initial.rules[at]);
    }
    return indexOf(register) == size || set(register, new RegisterRule.Unspecified());
  }

  private int indexOf(int register) {
    for (var i = 0; i < size; i++) {
      if (registers[i] == register) {
        return i;
      }
    }
    return size;
  }

  UnwindRow row(long from) {
    var all = HashMap.<Integer, RegisterRule>newHashMap(size);
    for (var i = 0; i < size; i++) {
      all.put(registers[i], rules[i]);
    }
    return new UnwindRow(
        FileAddress.of(from), cfa, Map.copyOf(all), argumentBytes, returnAddressSigned);
  }
}
