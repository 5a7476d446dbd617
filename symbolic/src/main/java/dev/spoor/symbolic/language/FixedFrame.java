package dev.spoor.symbolic.language;

import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// A frame whose registers cannot be changed.
///
/// @param registers those of the frame
/// @param all those that are not unwound, of the innermost frame
/// @param named the functions of so many callers, as [#callers] has them
record FixedFrame(
    Program program,
    Optional<FrameVariables> frame,
    Optional<? extends Registers> registers,
    Optional<Registers> all,
    IntFunction<List<String>> named)
    implements EvaluationSurroundings {
  @Override
  public Optional<byte[]> register(Register register) {
    if (registers.isPresent() && registers.get().knows(register)) {
      return Optional.of(registers.get().bytes(register));
    }
    return all.filter(each -> each.knows(register)).map(each -> each.bytes(register));
  }

  @Override
  public boolean setRegister(Register register, byte[] bytes) {
    return false;
  }

  @Override
  public List<String> callers(int most) {
    return named.apply(most);
  }
}
