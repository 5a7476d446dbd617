package dev.spoor.repl.debuggee;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.variable.DebuggedObjects;
import dev.spoor.symbolic.variable.Program;
import java.util.List;
import java.util.Optional;

/// What is calculated in before there is a program: numbers as this machine has them, and nothing
/// else.
final class NoProgram {
  private static final class Nothing implements AddressSpace, Memory {
    @Override
    public Optional<LoadedObject> objectAt(Address address) {
      return Optional.empty();
    }

    @Override
    public Optional<String> nameAt(Address address) {
      return Optional.empty();
    }

    @Override
    public boolean isExecutable(Address address) {
      return false;
    }

    @Override
    public List<LoadedObject> objects() {
      return List.of();
    }

    @Override
    public void read(ReadBatch batch) {
      for (var piece = 0; piece < batch.pieces(); piece++) {
        batch.completed(piece, 0);
      }
    }

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }
  }

  private NoProgram() {}

  /// {@return a program that has nothing}
  static Program program() {
    var nothing = new Nothing();
    var objects = DebuggedObjects.of(nothing, DebugFiles.in(DebugDirectories.usual()));
    var convention = CallConvention.of(X86_64.table()).orElseThrow();
    return new Program(objects, nothing, convention, LinkageNames.plain());
  }
}
