package dev.spoor.repl.status;

import dev.spoor.machine.Address;
import dev.spoor.machine.Register;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.frame.CallFrameInfo;
import dev.spoor.objects.dwarf.frame.RegisterRule;
import dev.spoor.objects.dwarf.frame.UnwindRow;
import dev.spoor.repl.debuggee.View;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import java.util.ArrayList;
import java.util.List;

/// Where a function has saved its caller's registers, by the frame information.
final class SavedRegisters {
  /// In gdb's order.
  private static final List<String> ORDER =
      List.of(
          "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12",
          "r13", "r14", "r15", "rip", "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi",
          "eip");

  private SavedRegisters() {}

  /// {@return `rbp at 0x7ffe0010`, one for each; none if nothing is known}
  static List<String> of(View view, Frame frame, Address cfa) {
    try {
      var at = frame.lookupAddress();
      var object = view.symbols().debugged().loadedAt(at);
      var convention = CallConvention.of(view.architecture());
      if (object.isEmpty() || convention.isEmpty()) {
        return List.of();
      }
      var address = object.get().fileAddress(at);
      return CallFrameInfo.of(object.get().file())
          .descriptionAt(address)
          .map(found ->
              list(
                  convention.get(),
                  found.rowAt(address),
                  found.common().returnAddressRegister(),
                  cfa))
          .orElse(List.of());
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }

  private static List<String> list(
      CallConvention convention, UnwindRow row, int returnAddress, Address cfa) {
    var found = new ArrayList<String>();
    for (var name : ORDER) {
      for (var register : convention.general()) {
        if (register.name().equals(name)) {
          add(row, register, register.dwarf(), cfa, found);
        }
      }
      var counter = convention.architecture().programCounter();
      if (counter.name().equals(name)) {
        add(row, counter, returnAddress, cfa, found);
      }
    }
    return found;
  }

  private static void add(
      UnwindRow row, Register register, int number, Address cfa, List<String> to) {
    var start = register.name() + " at ";
    if (row.rule(number) instanceof RegisterRule.SavedAt(var offset)
        && to.stream().noneMatch(each -> each.startsWith(start))) {
      to.add(start + cfa.plus(offset));
    }
  }
}
