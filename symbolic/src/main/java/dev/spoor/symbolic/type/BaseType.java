package dev.spoor.symbolic.type;

import java.nio.ByteOrder;
import java.util.OptionalInt;

/// A number, a character, a truth value (DWARF 5, section 5.1).
///
/// @param name as the language has it
/// @param widthBytes of a value
/// @param encoding what the bytes mean
/// @param order of the bytes
/// @param bits how many of them count, if not all do
public record BaseType(
    String name, long widthBytes, BaseEncoding encoding, ByteOrder order, OptionalInt bits)
    implements Type {}
