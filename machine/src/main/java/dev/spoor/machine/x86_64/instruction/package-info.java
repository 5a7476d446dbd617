/// Instructions of x86-64 and i386 as bytes: what stands where in one
/// ([dev.spoor.machine.x86_64.instruction.Instruction]), what one does to a stopped task
/// ([dev.spoor.machine.x86_64.instruction.Emulation]), and how one can be carried out elsewhere
/// than where it stands ([dev.spoor.machine.x86_64.instruction.DisplacedStep]).
///
/// ```
/// Instruction  = Prefixes Opcode [ModRM [SIB] [displacement]] [immediate]
/// Prefixes     = legacy* (REX | VEX | EVEX)?
/// Emulation    = Instruction, its address, an Action over Operands
/// Operand      = InRegister | InMemory | AddressOf | Constant
/// DisplacedStep = bytes for another address, what to do before and behind the step
/// ```
///
/// Nothing here reads memory or knows of tasks: code comes as an array, a task as an
/// [dev.spoor.machine.x86_64.instruction.EmulatedState]. What an opcode means is a row of a table;
/// what no row holds is empty, never guessed.
@NullMarked
package dev.spoor.machine.x86_64.instruction;

import org.jspecify.annotations.NullMarked;
