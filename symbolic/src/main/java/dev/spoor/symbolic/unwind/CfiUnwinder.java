package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Register;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.frame.CallFrameInfo;
import dev.spoor.objects.dwarf.frame.CfaRule;
import dev.spoor.objects.dwarf.frame.FrameDescription;
import dev.spoor.objects.dwarf.frame.RegisterRule;
import dev.spoor.objects.dwarf.frame.UnwindRow;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.expression.Evaluator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// By the frame information of the object that the frame's code belongs to.
public final class CfiUnwinder implements Unwinder {
  private final AddressSpace space;
  private final CallConvention convention;
  private final Map<LoadedObject, CallFrameInfo> known = new HashMap<>();

  /// @param space whose objects are asked; to be open as long as this is used
  public CfiUnwinder(AddressSpace space, CallConvention convention) {
    this.space = space;
    this.convention = convention;
  }

  @Override
  public Unwound callerOf(Frame frame, Memory memory) {
    var at = frame.lookupAddress();
    var object = space.objectAt(at);
    if (object.isEmpty()) {
      return new Unwound.Unable("");
    }
    try {
      var address = object.get().fileAddress(at);
      var description =
          known
              .computeIfAbsent(object.get(), each -> CallFrameInfo.of(each.file()))
              .descriptionAt(address);
      return description.isEmpty()
          ? new Unwound.Unable("")
          : caller(frame, memory, description.get(), description.get().rowAt(address));
    } catch (MalformedObjectException damaged) {
      return new Unwound.Unable(String.valueOf(damaged.getMessage()));
    }
  }

  private Unwound caller(Frame frame, Memory memory, FrameDescription description, UnwindRow row) {
    var returnRule = row.rule(description.common().returnAddressRegister());
    if (returnRule instanceof RegisterRule.Undefined) {
      return new Unwound.Outermost();
    }
    var context = new FrameContext(frame.registers(), convention, memory);
    var cfa = cfa(row.cfa(), context);
    if (cfa.isEmpty()) {
      return new Unwound.Unable("the frame's address cannot be computed");
    }
    var rules = new Rules(context.withCfa(cfa.getAsLong()), convention);
    var pc = rules.value(returnRule, convention.architecture().programCounter());
    if (pc.isEmpty()) {
      return new Unwound.Unable("the return address cannot be read");
    }
    if (pc.getAsLong() == 0) {
      return new Unwound.Outermost();
    }
    var registers = registers(row, rules, description.common().isSignalFrame());
    var isOfSignal = description.common().isSignalFrame();
    return new Unwound.Caller(
        Frame.caller(
            registers.with(convention.architecture().programCounter(), pc.getAsLong()),
            isOfSignal,
            isOfSignal ? FoundBy.SIGNAL_FRAME : FoundBy.FRAME_INFORMATION),
        Address.of(cfa.getAsLong()),
        isOfSignal);
  }

  private OptionalLong cfa(CfaRule rule, FrameContext context) {
    var cfa =
        switch (rule) {
          case CfaRule.Unspecified _ -> OptionalLong.empty();
          case CfaRule.RegisterAndOffset(var register, var offset) ->
              plus(context.register(register), offset);
          case CfaRule.Computed(var expression) -> new Evaluator(context).compute(expression);
        };
    return cfa.isPresent()
        ? OptionalLong.of(convention.truncated(cfa.getAsLong()))
        : OptionalLong.empty();
  }

  private static OptionalLong plus(OptionalLong value, long offset) {
    return value.isPresent() ? OptionalLong.of(value.getAsLong() + offset) : value;
  }

  private FrameRegisters registers(UnwindRow row, Rules rules, boolean keepsAll) {
    var found = FrameRegisters.unknown(convention.architecture());
    for (var register : convention.general()) {
      var rule = row.rule(register.dwarf());
      var value =
          rule instanceof RegisterRule.Unspecified
              ? rules.unspecified(register, keepsAll)
              : rules.value(rule, register);
      if (value.isPresent()) {
        found = found.with(register, value.getAsLong());
      }
    }
    return found;
  }

  /// Carries out the rules for registers.
  private record Rules(FrameContext context, CallConvention convention) {
    /// What a function does not mention, it does not change, if it may not; the stack pointer is
    /// where it was before the call.
    OptionalLong unspecified(Register register, boolean keepsAll) {
      if (register.equals(convention.architecture().stackPointer())) {
        return context.canonicalFrameAddress();
      }
      return keepsAll || convention.preserved().contains(register)
          ? context.register(register.dwarf())
          : OptionalLong.empty();
    }

    OptionalLong value(RegisterRule rule, Register register) {
      return switch (rule) {
        case RegisterRule.Unspecified _, RegisterRule.Undefined _ -> OptionalLong.empty();
        case RegisterRule.SameValue _ -> context.register(register.dwarf());
        case RegisterRule.SavedAt(var offset) -> read(context.cfa() + offset, register);
        case RegisterRule.IsCfaPlus(var offset) ->
            OptionalLong.of(convention.truncated(context.cfa() + offset));
        case RegisterRule.InRegister(var other) -> context.register(other);
        case RegisterRule.SavedAtComputed(var expression) -> {
          var address = new Evaluator(context).compute(expression, context.cfa());
          yield address.isPresent() ? read(address.getAsLong(), register) : address;
        }
        case RegisterRule.IsComputed(var expression) ->
            new Evaluator(context).compute(expression, context.cfa());
      };
    }

    /// Saved are whole words, also of segment selectors.
    private OptionalLong read(long address, Register register) {
      return context
          .memory()
          .readUnsigned(
              Address.of(convention.truncated(address)),
              Math.min(register.width(), convention.addressBytes()));
    }
  }

  /// What expressions of frame information may ask for.
  private record FrameContext(
      FrameRegisters registers, CallConvention convention, Memory memory, Optional<Long> known)
      implements dev.spoor.symbolic.expression.EvaluationContext {
    FrameContext(FrameRegisters registers, CallConvention convention, Memory memory) {
      this(registers, convention, memory, Optional.empty());
    }

    FrameContext withCfa(long cfa) {
      return new FrameContext(registers, convention, memory, Optional.of(cfa));
    }

    long cfa() {
      return known.orElse(0L);
    }

    @Override
    public int addressBytes() {
      return convention.addressBytes();
    }

    @Override
    public OptionalLong register(int number) {
      var register = convention.numbered(number);
      return register.isPresent() && registers.knows(register.get())
          ? OptionalLong.of(registers.unsigned(register.get()))
          : OptionalLong.empty();
    }

    @Override
    public OptionalLong canonicalFrameAddress() {
      return known.isPresent() ? OptionalLong.of(known.get()) : OptionalLong.empty();
    }
  }
}
