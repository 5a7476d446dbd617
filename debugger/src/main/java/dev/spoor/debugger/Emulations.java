package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Emulation;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.RegisterBlock;
import dev.spoor.symbolic.process.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The instructions of one program that the debugger carries out itself. Those that traps replace:
/// then a hit costs one stop, and no other task is stopped for it. Those that are stepped: then
/// they cost none. Confined to the tracer thread.
final class Emulations {
  private final Inferior inferior;
  private final Map<Site, Optional<Emulation>> known = new HashMap<>();
  private final Map<Long, Code> stepped = new HashMap<>();

  /// Those that are known to have none since the program ran last.
  private final Set<Tid> withoutShadowStack = new HashSet<>();

  /// What is mapped was looked at since the program ran last.
  private boolean renewed;

  private boolean hasWritten;

  /// It knows where the registers are.
  private Optional<RegisterBlock> last = Optional.empty();

  /// What stands at an address.
  private record Code(Optional<Emulation> emulation, boolean isCall) {
    static Code of(Memory memory, Address at, CodeSize size) {
      return Instruction.read(memory.read(at, Instruction.LONGEST), 0, size)
          .map(read -> new Code(Emulation.of(read, at), read.isSystemCall()))
          .orElse(new Code(Optional.empty(), true));
    }
  }

  Emulations(Inferior inferior) {
    this.inferior = inferior;
  }

  /// Carries out the instruction at a site.
  ///
  /// @param task that stands at the site
  /// @return false if the CPU must do it; then nothing has changed
  boolean apply(DebugTask task, Site site) {
    var emulation = at(site);
    return emulation.isPresent() && !isWatched(emulation.get()) && carryOut(task, emulation.get());
  }

  /// Carries out the instruction at which a task stands, where no site is, in place of a step.
  ///
  /// @param isAlone whether no other task of the program can run: if not, nothing is done that
  ///   needs memory which others may use. What is read in place of the program is not read in one
  ///   piece, and what others make of the protection of pages would go unseen
  /// @return false if the CPU must do it; then nothing has changed
  boolean step(DebugTask task, BooleanSupplier isAlone) {
    if (!inferior.watches().isEmpty()) {
      return false;
    }
    var emulation = at(task.registers().pc()).emulation();
    if (emulation.isEmpty()) {
      return false;
    }
    if (emulation.get().reach() == Emulation.Reach.ANYWHERE) {
      if (!isAlone.getAsBoolean()) {
        return false;
      }
      renew();
    }
    return carryOut(task, emulation.get());
  }

  /// Debug registers see only what the CPU does.
  private boolean isWatched(Emulation emulation) {
    return emulation.reach() != Emulation.Reach.REGISTERS && !inferior.watches().isEmpty();
  }

  /// What is mapped is looked at once, as long as the program does not run.
  private void renew() {
    if (!renewed) {
      inferior.renew();
      renewed = true;
    }
  }

  private boolean carryOut(DebugTask task, Emulation emulation) {
    if (emulation.usesShadowStack() && hasShadowStack(task)
        || !(task.registers() instanceof RegisterImage image)) {
      return false;
    }
    var general = image.architecture().general();
    var block = image.block(general);
    var memory = new ProgramsOwnAccess(task.stopped().memory(), inferior);
    if (!emulation.apply(state(image, block, memory))) {
      return false;
    }
    hasWritten = memory.hasWritten();
    task.stopped().changeRegisters(image.withBlock(general, block));
    if (hasWritten && inferior.isAttached()) {
      // Should the debugger be killed now, the program must not do it once more.
      task.stopped().settleRegisters();
    }
    return true;
  }

  private boolean hasShadowStack(DebugTask task) {
    if (withoutShadowStack.contains(task.tid())) {
      return false;
    }
    if (task.hasShadowStack()) {
      return true;
    }
    withoutShadowStack.add(task.tid());
    return false;
  }

  /// {@return whether the last instruction that was carried out has changed memory}
  boolean hasWritten() {
    return hasWritten;
  }

  /// The program runs, or makes a system call: what is mapped may change.
  void running() {
    renewed = false;
    withoutShadowStack.clear();
  }

  private RegisterBlock state(RegisterImage image, byte[] block, ProgramsOwnAccess memory) {
    var state =
        last.isPresent()
            ? last.get().over(block, memory)
            : new RegisterBlock(image.architecture(), block, memory);
    last = Optional.of(state);
    return state;
  }

  private Optional<Emulation> at(Site site) {
    var emulation = known.get(site);
    if (emulation == null) {
      emulation = read(site.address(), inferior.memory());
      if (isFixed(inferior.space().mappingAt(site.address()))) {
        known.put(site, emulation);
      }
    }
    return emulation;
  }

  private Code at(Address pc) {
    var code = stepped.get(pc.value());
    if (code != null) {
      return code;
    }
    var mapping = inferior.space().mappingAt(pc);
    var read = Code.of(inferior.memory(), pc, CodeSize.of(inferior.architecture()));
    if (mapping.filter(Mapping::isExecutable).isEmpty()) {
      return new Code(Optional.empty(), read.isCall());
    }
    if (isFixed(mapping)) {
      stepped.put(pc.value(), read);
    }
    return read;
  }

  /// {@return whether a task's next instruction is a system call, or cannot be read}
  boolean isCall(DebugTask task) {
    return at(task.registers().pc()).isCall();
  }

  private Optional<Emulation> read(Address at, Memory memory) {
    return Emulation.of(
        memory.read(at, Instruction.LONGEST), at, CodeSize.of(inferior.architecture()));
  }

  /// What a program has made itself, it may change.
  private static boolean isFixed(Optional<Mapping> mapping) {
    return mapping.filter(each -> each.hasFile() && !each.isWritable()).isPresent();
  }

  /// The program's memory may have been changed by the user, or is another program's.
  void forget() {
    running();
    known.clear();
    stepped.clear();
    last = Optional.empty();
  }
}
