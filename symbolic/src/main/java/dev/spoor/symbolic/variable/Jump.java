package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;

/// A call by which a function is left for good: to where it jumps, and behind which instruction.
///
/// @param target where the other function begins
/// @param behind the address behind the jump; it stands for the place in the function that jumps
record Jump(Address target, Address behind) {}
