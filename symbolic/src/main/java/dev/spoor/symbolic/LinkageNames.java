package dev.spoor.symbolic;

/// Makes of a name that the linker knows the one that a programmer wrote.
@FunctionalInterface
public interface LinkageNames {
  /// {@return `name` as the source has it, or as it is if it is no such name}
  String readable(String name);

  /// {@return what leaves names as they are}
  static LinkageNames plain() {
    return name -> name;
  }
}
