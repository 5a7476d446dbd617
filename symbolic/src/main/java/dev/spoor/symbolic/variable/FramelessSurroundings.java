package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.type.Bound;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/// A program, of which no frame is meant: for values that an address alone is known of. Which
/// object a type is of is found out by its entry.
record FramelessSurroundings(Program program) implements Surroundings {
  @Override
  public Memory memory() {
    return program.memory();
  }

  @Override
  public int addressBytes() {
    return program.addressBytes();
  }

  @Override
  public Optional<String> symbolAt(Address address) {
    return program.symbolAt(address);
  }

  @Override
  public Optional<Type> typeNamed(String name) {
    return program.typeNamed(name);
  }

  private Optional<Surroundings> of(Die holder) {
    for (var object : program.objects().opened()) {
      if (object.info().equals(holder.unit().file())
          || holder.unit().skeleton().filter(at -> at.file().equals(object.info())).isPresent()) {
        return Optional.of(new ProgramSurroundings(program, object, Optional.empty(), 0));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Value> staticMember(Member member) {
    return member.placement() instanceof Placement.Static(var declaration)
        ? of(declaration).flatMap(around -> around.staticMember(member))
        : Optional.empty();
  }

  @Override
  public OptionalLong compute(Die holder, Block expression, Address object) {
    var around = of(holder);
    return around.isPresent()
        ? around.get().compute(holder, expression, object)
        : OptionalLong.empty();
  }

  @Override
  public OptionalLong bound(Bound.Computed bound) {
    var around = of(bound.holder());
    return around.isPresent() ? around.get().bound(bound) : OptionalLong.empty();
  }
}
