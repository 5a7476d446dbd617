package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// From a signal handler to what it interrupted: a handler returns to a few instructions that call
/// rt_sigreturn(2) or, in 32-bit programs, sigreturn(2), and the stack pointer then leads to what
/// the kernel saved.
///
/// They are known by their bytes: there is frame information for them in some C libraries only.
public final class SignalFrameUnwinder implements Unwinder {
  /// The registers of `struct sigcontext` (asm/sigcontext.h) in their order; `-` is a word that is
  /// none.
  private static final List<String> SAVED_64 =
      List.of(
          "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "rdi", "rsi", "rbp", "rbx", "rdx",
          "rax", "rcx", "rsp", "rip", "eflags");

  private static final List<String> SAVED_32 =
      List.of(
          "gs", "fs", "es", "ds", "edi", "esi", "ebp", "esp", "ebx", "edx", "ecx", "eax", "-", "-",
          "eip", "cs", "eflags", "-", "ss");

  /// Instructions that a handler returns to.
  ///
  /// @param code their bytes
  /// @param stands how far behind the first the program counter is
  /// @param saved where the saved registers are, from the stack pointer on, in bytes
  /// @param isPointer whether there is a pointer to a `ucontext` there instead
  private record Trampoline(ByteString code, int stands, int saved, boolean isPointer) {
    static Trampoline of(String code, int stands, int saved) {
      return new Trampoline(bytes(code), stands, saved, false);
    }

    static Trampoline byPointer(String code, int stands, int pointer) {
      return new Trampoline(bytes(code), stands, pointer, true);
    }

    private static ByteString bytes(String digits) {
      return ByteString.of(HexFormat.of().parseHex(digits));
    }
  }

  // The stack pointer points to struct rt_sigframe (arch/x86/include/asm/sigframe.h) without its
  // first word, which the handler's return took off: a ucontext, whose sigcontext is at 40.
  private static final List<Trampoline> TRAMPOLINES_64 =
      List.of(
          // mov $15, %rax; syscall
          Trampoline.of("48c7c00f0000000f05", 0, 40),
          Trampoline.of("48c7c00f0000000f05", 7, 40),
          // mov $15, %eax; syscall
          Trampoline.of("b80f0000000f05", 0, 40),
          Trampoline.of("b80f0000000f05", 5, 40));

  // struct rt_sigframe has the signal's number, a pointer to siginfo and one to the ucontext;
  // struct sigframe has the number and the sigcontext.
  private static final List<Trampoline> TRAMPOLINES_32 =
      List.of(
          // mov $173, %eax; int $0x80
          Trampoline.byPointer("b8ad000000cd80", 0, 8),
          Trampoline.byPointer("b8ad000000cd80", 5, 8),
          // pop %eax; mov $119, %eax; int $0x80
          Trampoline.of("58b877000000cd80", 0, 4),
          Trampoline.of("58b877000000cd80", 1, 0),
          Trampoline.of("58b877000000cd80", 6, 0));

  /// Where the sigcontext is in a 32-bit ucontext.
  private static final int CONTEXT_32 = 20;

  private final CallConvention convention;
  private final List<Trampoline> trampolines;
  private final List<String> saved;

  public SignalFrameUnwinder(CallConvention convention) {
    this.convention = convention;
    this.trampolines =
        switch (convention.architecture()) {
          case X86_64 _ -> TRAMPOLINES_64;
          case I386 _ -> TRAMPOLINES_32;
          default -> List.of();
        };
    this.saved = convention.addressBytes() == Long.BYTES ? SAVED_64 : SAVED_32;
  }

  @Override
  public Unwound callerOf(Frame frame, Memory memory) {
    for (var trampoline : trampolines) {
      if (isAt(trampoline, frame.pc(), memory)) {
        return interrupted(trampoline, frame, memory);
      }
    }
    return new Unwound.Unable("");
  }

  private static boolean isAt(Trampoline trampoline, Address pc, Memory memory) {
    var code = memory.read(pc.plus(-trampoline.stands()), trampoline.code().length());
    return ByteString.of(code).equals(trampoline.code());
  }

  private Unwound interrupted(Trampoline trampoline, Frame frame, Memory memory) {
    var sp = frame.registers().architecture().stackPointer();
    if (!frame.registers().knows(sp)) {
      return new Unwound.Unable("the stack pointer is not known");
    }
    var context = context(trampoline, frame.registers().sp(), memory);
    var registers = context.flatMap(at -> restored(frame.registers(), at, memory));
    if (registers.isEmpty()) {
      return new Unwound.Unable("what a signal interrupted cannot be read");
    }
    return new Unwound.Caller(
        Frame.caller(registers.get(), true, FoundBy.SIGNAL_FRAME), registers.get().sp(), true);
  }

  private Optional<Address> context(Trampoline trampoline, Address sp, Memory memory) {
    var at = sp.plus(trampoline.saved());
    if (!trampoline.isPointer()) {
      return Optional.of(at);
    }
    var pointer = memory.readUnsigned(at, convention.addressBytes());
    return pointer.isPresent()
        ? Optional.of(Address.of(pointer.getAsLong() + CONTEXT_32))
        : Optional.empty();
  }

  private Optional<FrameRegisters> restored(
      FrameRegisters handler, Address context, Memory memory) {
    var word = convention.addressBytes();
    // What is not saved is the thread's own.
    var found = handler;
    for (var i = 0; i < saved.size(); i++) {
      var name = saved.get(i);
      var value = memory.readUnsigned(context.plus((long) i * word), word);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (!name.equals("-")) {
        found = found.with(convention.architecture().register(name), value.getAsLong());
      }
    }
    return Optional.of(found);
  }
}
