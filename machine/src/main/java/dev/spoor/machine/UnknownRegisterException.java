package dev.spoor.machine;

/// The value of a register was asked for that is not known.
public final class UnknownRegisterException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /// Names the register.
  public UnknownRegisterException(Register register) {
    super("the value of " + register.name() + " (" + register.set().name() + ") is not known here");
  }
}
