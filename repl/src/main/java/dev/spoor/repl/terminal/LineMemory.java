package dev.spoor.repl.terminal;

import java.nio.file.Path;
import java.util.Optional;

/// What of a person's lines is kept from one session to the next.
///
/// @param file that they are kept in; empty if they are not
/// @param most how many, 0 or more
public record LineMemory(Optional<Path> file, int most) {}
