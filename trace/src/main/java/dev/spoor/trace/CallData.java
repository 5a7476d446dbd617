package dev.spoor.trace;

/// What a call that has returned just now has read or written, still in its task's memory.
@FunctionalInterface
interface CallData {
  /// Hands it over.
  void tell(DataSink into);
}
