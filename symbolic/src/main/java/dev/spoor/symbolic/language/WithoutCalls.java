package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.symbolic.language.macro.MacroPlace;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A frame for a condition, which is asked while the program is stopped for a moment: no function
/// of it can be called. Whoever lets it run may evaluate the condition instead.
record WithoutCalls(EvaluationSurroundings frameAround) implements EvaluationSurroundings {
  @Override
  public Optional<FunctionCaller> caller() {
    return Optional.of((_, _) -> {
      throw new CallNeededException();
    });
  }

  @Override
  public Program program() {
    return frameAround.program();
  }

  @Override
  public Optional<FrameVariables> frame() {
    return frameAround.frame();
  }

  @Override
  public Architecture architecture() {
    return frameAround.architecture();
  }

  @Override
  public Optional<byte[]> register(Register register) {
    return frameAround.register(register);
  }

  @Override
  public boolean setRegister(Register register, byte[] bytes) {
    return frameAround.setRegister(register, bytes);
  }

  @Override
  public Optional<Address> symbolNamed(String name) {
    return frameAround.symbolNamed(name);
  }

  @Override
  public Optional<MacroPlace> macroPlace() {
    return frameAround.macroPlace();
  }

  @Override
  public Optional<Value> special(String name) {
    return frameAround.special(name);
  }

  @Override
  public OptionalLong convenience(String name) {
    return frameAround.convenience(name);
  }

  @Override
  public Optional<byte[]> signalInformation() {
    return frameAround.signalInformation();
  }

  @Override
  public List<String> callers(int most) {
    return frameAround.callers(most);
  }
}
