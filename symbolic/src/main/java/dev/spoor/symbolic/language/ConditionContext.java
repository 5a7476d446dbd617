package dev.spoor.symbolic.language;

/// A task that has stopped, as a [Condition] sees it: its innermost frame.
///
/// The methods but the last are called on the path of each stop and are not to allocate.
public interface ConditionContext {
  /// {@return the program counter}
  long pc();

  /// {@return the value of a general register, with zeros above its width}
  ///
  /// @param dwarf its DWARF number
  long register(int dwarf);

  /// Reads memory of the program.
  ///
  /// @param into where the bytes are put, from its beginning on
  /// @param length 1 to 8 bytes
  /// @return how many of them could be read
  int read(long address, byte[] into, int length);

  /// {@return the same frame for what a condition cannot do by these: it may take its time}
  EvaluationSurroundings surroundings();
}
