package dev.spoor.debugger.location;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.CodePlace;
import java.util.Optional;

/// Code that a [LocationSpec] means.
///
/// @param address where it begins; of a function, behind its prologue
/// @param place what is there, innermost; empty if nothing is known of it
public record CodeLocation(Address address, Optional<CodePlace> place) {}
