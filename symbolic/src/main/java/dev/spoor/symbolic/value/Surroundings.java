package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.type.Bound;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Type;
import java.util.Optional;
import java.util.OptionalLong;

/// What a value means depends on: the program that it is of, and the frame. What is not there is
/// empty.
public interface Surroundings {
  /// {@return the memory of the program}
  Memory memory();

  /// {@return the width of an address, in bytes}
  int addressBytes();

  /// {@return what is at an address by its symbol: `name`, or `name+4`}
  default Optional<String> symbolAt(Address address) {
    return Optional.empty();
  }

  /// {@return the type with this name}
  default Optional<Type> typeNamed(String name) {
    return Optional.empty();
  }

  /// {@return the value of a member that all values of its class share}
  default Optional<Value> staticMember(Member member) {
    return Optional.empty();
  }

  /// {@return what an expression of a type computes}
  ///
  /// @param holder the entry with it
  /// @param object the address of the value it is asked for, which is on the stack first
  default OptionalLong compute(Die holder, Block expression, Address object) {
    return OptionalLong.empty();
  }

  /// {@return the end of an array's indices}
  default OptionalLong bound(Bound.Computed bound) {
    return OptionalLong.empty();
  }

  /// {@return what a reference refers to, where that is not what is in memory now}
  default Optional<Value> referred(Type target, Address address) {
    return Optional.empty();
  }

  /// {@return what is described by an entry and is nowhere in memory}
  ///
  /// @param target the type that it is pointed to as
  default Optional<Value> implicit(Absence.ImplicitPointer pointer, Type target) {
    return Optional.empty();
  }
}
