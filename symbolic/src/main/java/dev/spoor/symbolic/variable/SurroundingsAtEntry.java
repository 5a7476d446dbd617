package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.type.Bound;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/// Those of a reference, when its function was entered: what it referred to had `contents` then
/// (DWARF 5, section 3.4.2, `DW_AT_call_data_value`).
record SurroundingsAtEntry(ProgramSurroundings now, Contents contents) implements Surroundings {
  @Override
  public Memory memory() {
    return now.memory();
  }

  @Override
  public int addressBytes() {
    return now.addressBytes();
  }

  @Override
  public Optional<String> symbolAt(Address address) {
    return now.symbolAt(address);
  }

  @Override
  public Optional<Type> typeNamed(String name) {
    return now.typeNamed(name);
  }

  @Override
  public Optional<Value> staticMember(Member member) {
    return now.staticMember(member);
  }

  @Override
  public OptionalLong compute(Die holder, Block expression, Address object) {
    return now.compute(holder, expression, object);
  }

  @Override
  public OptionalLong bound(Bound.Computed bound) {
    return now.bound(bound);
  }

  @Override
  public Optional<Value> implicit(Absence.ImplicitPointer pointer, Type target) {
    return now.implicit(pointer, target);
  }

  @Override
  public Optional<Value> referred(Type target, Address address) {
    return Optional.of(Value.of(target, new Storage.Held(contents, Optional.of(address)), now));
  }
}
