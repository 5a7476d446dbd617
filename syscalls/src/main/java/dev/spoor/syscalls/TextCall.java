package dev.spoor.syscalls;

/// A call that was entered and whose beginning has become text. Given back to [TextDecoder#exit]
/// once it has returned.
public final class TextCall {
  final TextPlan plan;
  final long[] numbers;
  final Decorations decorations;

  /// How many arguments its beginning has.
  int written;

  /// Whether those are all it has.
  boolean isWhole = true;

  private final TextDecoder decoder;

  TextCall(TextDecoder decoder, TextPlan plan, long[] numbers, Decorations decorations) {
    this.decoder = decoder;
    this.plan = plan;
    this.numbers = numbers;
    this.decorations = decorations;
  }

  /// {@return the call's name}
  public String name() {
    return plan.name();
  }

  /// {@return whether its beginning has all its arguments}
  public boolean isWhole() {
    return isWhole;
  }

  /// {@return its beginning, `read(3, `; valid until the decoder is used again}
  public CharSequence opening() {
    return decoder.opening();
  }

  /// {@return what comes between the beginning and the equals sign, `"abc", 3)`; valid from
  /// [TextDecoder#exit] until the decoder is used again}
  public CharSequence resumption() {
    return decoder.resumption();
  }

  /// {@return what comes behind the equals sign; valid as long as [#resumption()]}
  public CharSequence outcome() {
    return decoder.outcome();
  }
}
