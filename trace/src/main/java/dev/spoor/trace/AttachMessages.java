package dev.spoor.trace;

import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.TraceOptions;

/// What is said of attaching and detaching, in strace's words, as far as it is wanted.
///
/// @param output is flushed before: whoever reads both sees them in their order
record AttachMessages(TraceOptions options, TraceOutput output, Diagnostics diagnostics) {
  /// A task is traced too.
  void attached(Tid task) {
    say(Message.ATTACH, "Process " + task + " attached");
  }

  /// A task is not traced any more.
  void detached(Tid task) {
    say(Message.ATTACH, "Process " + task + " detached");
  }

  /// A process is traced that was there before.
  void attachedTo(Tid process, int threads) {
    var many = threads > 1 ? " with " + threads + " threads" : "";
    say(Message.ATTACH, "Process " + process + " attached" + many);
  }

  /// A task that nobody asked for was let go, or has ended.
  void stranger(Tid stranger, boolean ended) {
    say(
        ended ? Message.EXIT : Message.ATTACH,
        ended
            ? "Exit of unknown pid " + stranger + " ignored"
            : "Detached unknown pid " + stranger);
  }

  private void say(Message kind, String sentence) {
    if (options.says(kind)) {
      output.flush();
      diagnostics.say(sentence);
    }
  }
}
