package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.machine.Memory;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Emulation;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.RegisterBlock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The instructions that traps replace in one program, as far as the debugger can carry them out
/// itself: then a hit costs one stop, and no other task is stopped for it. Confined to the tracer
/// thread.
final class Emulations {
  private final Inferior inferior;
  private final Map<Site, Optional<Emulation>> known = new HashMap<>();

  Emulations(Inferior inferior) {
    this.inferior = inferior;
  }

  /// Carries out the instruction at a site.
  ///
  /// @param task that stands at the site
  /// @return false if the CPU must do it; then nothing has changed
  boolean apply(DebugTask task, Site site) {
    var emulation = at(site);
    if (emulation.isEmpty()
        || (emulation.get().usesShadowStack() && task.hasShadowStack())
        || !(task.registers() instanceof RegisterImage image)) {
      return false;
    }
    var general = image.architecture().general();
    var block = image.block(general);
    var state =
        new RegisterBlock(
            image.architecture(), block, new ProgramsOwnAccess(task.stopped().memory(), inferior));
    if (!emulation.get().apply(state)) {
      return false;
    }
    task.stopped().setRegisters(image.withBlock(general, block));
    return true;
  }

  private Optional<Emulation> at(Site site) {
    var emulation = known.get(site);
    if (emulation == null) {
      emulation = read(site, inferior.memory());
      if (isFixed(site)) {
        known.put(site, emulation);
      }
    }
    return emulation;
  }

  private Optional<Emulation> read(Site site, Memory memory) {
    return Emulation.of(
        memory.read(site.address(), Instruction.LONGEST),
        site.address(),
        CodeSize.of(inferior.architecture()));
  }

  /// What a program has made itself, it may change.
  private boolean isFixed(Site site) {
    return inferior
        .space()
        .mappingAt(site.address())
        .filter(mapping -> mapping.hasFile() && !mapping.isWritable())
        .isPresent();
  }

  /// The program's memory was changed by the user, or is another program's.
  void forget() {
    known.clear();
  }
}
