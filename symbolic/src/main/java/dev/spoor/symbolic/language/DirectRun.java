package dev.spoor.symbolic.language;

import java.nio.ByteOrder;

/// One evaluation of a condition after the other. The first failure stays; what is computed behind
/// it does not count.
final class DirectRun {
  private final byte[] bytes = new byte[Long.BYTES];
  private final boolean isLittleEndian;
  private final long addressMask;
  private ConditionContext context;
  private boolean isFailed;
  private boolean isDivision;
  private long failedAt;

  DirectRun(ConditionContext context, ByteOrder order, int addressBytes) {
    this.context = context;
    this.isLittleEndian = order == ByteOrder.LITTLE_ENDIAN;
    this.addressMask = addressBytes == Long.BYTES ? -1 : 0xffff_ffffL;
  }

  void start(ConditionContext of) {
    context = of;
    isFailed = false;
    isDivision = false;
  }

  boolean isFailed() {
    return isFailed;
  }

  /// {@return what went wrong, in a sentence}
  String failure() {
    return isDivision
        ? "Division by zero"
        : "Cannot access memory at address 0x" + Long.toHexString(failedAt);
  }

  long register(int dwarf) {
    return context.register(dwarf);
  }

  long load(long address, int widthBytes) {
    var at = address & addressMask;
    if (context.read(at, bytes, widthBytes) < widthBytes) {
      if (!isFailed) {
        isFailed = true;
        failedAt = at;
      }
      return 0;
    }
    var value = 0L;
    for (var i = 0; i < widthBytes; i++) {
      value = value << Byte.SIZE | bytes[isLittleEndian ? widthBytes - 1 - i : i] & 0xff;
    }
    return value;
  }

  private boolean isDivisor(long number) {
    if (number == 0 && !isFailed) {
      isFailed = true;
      isDivision = true;
    }
    return number != 0;
  }

  long quotient(long left, long right, boolean isSigned) {
    return !isDivisor(right) ? 0 : isSigned ? left / right : Long.divideUnsigned(left, right);
  }

  long remainder(long left, long right, boolean isSigned) {
    return !isDivisor(right) ? 0 : isSigned ? left % right : Long.remainderUnsigned(left, right);
  }
}
