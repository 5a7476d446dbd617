package dev.spoor.trace.stack;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.CodePlace;
import java.util.Optional;

/// A function that has not returned.
///
/// @param address where it goes on
/// @param object what is mapped there, as the kernel names it; empty if that has no name
/// @param objectOffset which place of the object's file that is, in bytes
/// @param place what is known of it
/// @param beyond how far behind the place the address is, in bytes: names are looked up inside the
///   instruction that called
/// @param isInlined whether its code is part of the next entry's function
record StackEntry(
    Address address,
    Optional<String> object,
    long objectOffset,
    Optional<CodePlace> place,
    long beyond,
    boolean isInlined) {}
