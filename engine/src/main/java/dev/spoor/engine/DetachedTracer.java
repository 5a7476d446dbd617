package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitingProcess;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A tracer that is not the program's parent: the process that the user's shell started becomes the
/// program itself, and is traced by an orphan, another JVM with the same command line.
///
/// The first JVM calls [#start], which opens a socket, starts the second and waits to be told what
/// to become. The second, which has the property [#PROPERTY], opens its output, looks for the
/// program and says what is wrong as any tracer does; its first launch is in the process that waits
/// ([Command#inWaitingProcess]). If it ends before that, the first ends with status 1.
public final class DetachedTracer {
  /// The property by which the second JVM knows of the process that waits: its number, the
  /// descriptor to it, and the number of that descriptor's other end in the process.
  public static final String PROPERTY = "spoor.waiting";

  /// Where the tracer is to be.
  public enum Place {
    /// In the program's process group.
    PROCESS_GROUP_OF_PROGRAM,
    /// In a process group of its own.
    OWN_PROCESS_GROUP,
    /// In a session of its own, without a terminal.
    OWN_SESSION
  }

  private DetachedTracer() {}

  /// Has a second JVM trace what this process becomes. Returns only if it becomes nothing: the
  /// second JVM has said why.
  ///
  /// @param handedDown what the shell gave this JVM
  /// @throws IOException if there can be no second JVM
  public static void start(HandedDown handedDown, Place place) throws IOException {
    try (var kernel = Kernel.open()) {
      var self = kernel.openToTracer(handedDown.steps());
      var text = handedDown.text();
      var handed =
          text.isPresent()
              ? Optional.of(kernel.fileInMemory(text.get()))
              : Optional.<Integer>empty();
      startTracer(kernel, new LaunchPlan(java(), words(self, handed), Optional.empty(), at(place)));
      kernel.waitAsProgram(self);
    } catch (KernelException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  private static void startTracer(Kernel kernel, LaunchPlan plan) {
    try (var parent = kernel.spawn(plan)) {
      parent.release();
      // It ends as soon as it has made the tracer, which then is nobody's child.
      while (kernel.await(parent.tid()) instanceof WaitOutcome.Interrupted) {
        // Once more.
      }
    }
  }

  private static List<LaunchStep> at(Place place) {
    var steps = new ArrayList<LaunchStep>();
    steps.add(new LaunchStep.BecomeOrphan());
    switch (place) {
      case PROCESS_GROUP_OF_PROGRAM -> {}
      case OWN_PROCESS_GROUP -> steps.add(new LaunchStep.OwnProcessGroup());
      case OWN_SESSION -> steps.add(new LaunchStep.OwnSession());
    }
    return steps;
  }

  private static ByteString java() throws IOException {
    return ByteString.of(Files.readSymbolicLink(Path.of("/proc/self/exe")).toString());
  }

  /// This JVM's command line with what the second has to know.
  private static List<ByteString> words(WaitingProcess self, Optional<Integer> handed)
      throws IOException {
    var words = HandedDown.commandLine();
    if (words.isEmpty()) {
      throw new IOException("/proc/self/cmdline cannot be read");
    }
    var prefix = ByteString.of("-D" + HandedDown.PROPERTY + "=");
    for (var i = 0; i < words.size() && handed.isPresent(); i++) {
      var word = words.get(i);
      if (word.length() >= prefix.length() && word.slice(0, prefix.length()).equals(prefix)) {
        words.set(i, ByteString.of(prefix.toString() + handed.get()));
        break;
      }
    }
    words.add(1, ByteString.of("-D" + PROPERTY + "=" + text(self)));
    return words;
  }

  private static String text(WaitingProcess process) {
    return process.tid() + "," + process.tracersEnd() + "," + process.ownEnd();
  }

  /// {@return the process that a value of [#PROPERTY] names}
  static WaitingProcess parse(String text) {
    var words = text.split(",", -1);
    if (words.length != 3) {
      throw new NumberFormatException(text);
    }
    return new WaitingProcess(
        Tid.of(Integer.parseInt(words[0])), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
  }
}
