package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.type.Bound;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/// The program and the frame that a variable's value is of.
///
/// @param depth how many values are being found for each other
record ProgramSurroundings(
    Program program, DebuggedObject object, Optional<FrameAt> frame, int depth)
    implements Surroundings {
  private static final int DEEPEST = 8;

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
    return object.types().named(name).or(() -> program.typeNamed(name));
  }

  @Override
  public Optional<Value> staticMember(Member member) {
    return member.placement() instanceof Placement.Static(var declaration) && depth < DEEPEST
        ? program.shared(declaration, object, depth)
        : Optional.empty();
  }

  private UnitContext context(Die holder) {
    return new UnitContext(program, object, holder.unit(), frame, depth);
  }

  @Override
  public OptionalLong compute(Die holder, Block expression, Address on) {
    return context(holder).compute(expression, on.value());
  }

  @Override
  public OptionalLong bound(Bound.Computed bound) {
    var holder = bound.holder();
    var found =
        switch (holder.value(bound.attribute()).orElse(null)) {
          case AttributeValue.Expression(var operations) -> context(holder).compute(operations);
          case AttributeValue.Bytes(var operations) -> context(holder).compute(operations);
          case AttributeValue.LocalReference _, AttributeValue.GlobalReference _ ->
              ofVariable(holder.reference(bound.attribute()));
          case null, default -> OptionalLong.empty();
        };
    return found.isPresent() ? OptionalLong.of(found.getAsLong() - bound.less()) : found;
  }

  private OptionalLong ofVariable(Optional<Die> die) {
    return die.isPresent() && depth < DEEPEST
        ? program.valueOf(program.variable(die.get(), object), frame, depth + 1).number()
        : OptionalLong.empty();
  }

  @Override
  public Optional<Value> implicit(Absence.ImplicitPointer pointer, Type target) {
    if (depth >= DEEPEST || pointer.offset() < 0 || pointer.offset() > Value.MOST_BYTES) {
      return Optional.empty();
    }
    // GCC forgets in some split units what it meant, and says 0.
    return pointer.die() == 0
        ? Optional.empty()
        : Optional.of(
            program.part(
                object.info().die(pointer.die()),
                (int) pointer.offset(),
                target,
                new ProgramSurroundings(program, object, frame, depth + 1)));
  }
}
