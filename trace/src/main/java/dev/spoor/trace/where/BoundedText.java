package dev.spoor.trace.where;

/// A text that can be looked at only so often: java.util.regex can take time that is exponential in
/// the length of what it searches, which the traced program chooses.
final class BoundedText implements CharSequence {
  private final CharSequence text;
  private final Allowance allowance;

  /// How many characters may still be looked at, of a text and all parts of it.
  private static final class Allowance {
    private int left;

    Allowance(int left) {
      this.left = left;
    }
  }

  /// It has been looked at too often.
  static final class Exhausted extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("too many steps");
    }
  }

  BoundedText(CharSequence text, int looks) {
    this(text, new Allowance(looks));
  }

  private BoundedText(CharSequence text, Allowance allowance) {
    this.text = text;
    this.allowance = allowance;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--allowance.left < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), allowance);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
