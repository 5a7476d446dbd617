package dev.spoor.symbolic.type;

/// No type.
public record VoidType() implements Type {}
