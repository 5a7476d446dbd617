package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.elf.FileAddress;
import java.util.Map;

/// What holds from one instruction of a function on, up to the next row. Immutable.
///
/// @param from the first address it holds for
/// @param rules by the DWARF numbers of the registers; for those that are not in it nothing is
///   specified
/// @param argumentBytes what was pushed for a call and is taken off by whom it was pushed;
///   `DW_CFA_GNU_args_size`
/// @param returnAddressSigned whether the return address has an authentication code in it; AArch64
///   alone
public record UnwindRow(
    FileAddress from,
    CfaRule cfa,
    Map<Integer, RegisterRule> rules,
    long argumentBytes,
    boolean returnAddressSigned) {
  private static final RegisterRule UNSPECIFIED = new RegisterRule.Unspecified();

  /// Copies the rules.
  public UnwindRow {
    rules = Map.copyOf(rules);
  }

  /// {@return the rule for a register}
  ///
  /// @param register its DWARF number
  public RegisterRule rule(int register) {
    return rules.getOrDefault(register, UNSPECIFIED);
  }
}
