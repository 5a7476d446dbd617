package dev.spoor.trace;

/// How many bytes a trace has in all its files. For the tracer thread.
final class OutputCount {
  private long bytes;

  void add(long more) {
    bytes += more;
  }

  long bytes() {
    return bytes;
  }
}
