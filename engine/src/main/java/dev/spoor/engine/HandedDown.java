package dev.spoor.engine;

import dev.spoor.kernel.LaunchStep;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What the user's shell handed down and a JVM forgets: the environment in its order, ignored and
/// blocked signals, and which descriptors were open.
///
/// The script `bin/spoor` notes it before it becomes java, in pipes whose descriptors the property
/// `spoor.handed` names. Line 1 of their text: SigIgn and SigBlk as /proc/PID/status has them, then
/// the descriptors' numbers, then `directory=N` where N is the working directory, because it was
/// removed and a JVM does not start in such a one; each further line is a string of the
/// environment, in which `\\` stands for a backslash and `\n` for a newline.
public final class HandedDown {
  /// The property with which the script names the pipes.
  public static final String PROPERTY = "spoor.handed";

  private static final String DIRECTORY = "directory=";

  private final List<LaunchStep> steps;
  private final Optional<List<ByteString>> environment;
  private final Optional<ByteString> text;

  private HandedDown(
      List<LaunchStep> steps, Optional<List<ByteString>> environment, Optional<ByteString> text) {
    this.steps = List.copyOf(steps);
    this.environment = environment.map(List::copyOf);
    this.text = text;
  }

  /// What gives a launched process the same state.
  List<LaunchStep> steps() {
    return steps;
  }

  /// {@return what the script wrote, for another JVM that is to have the same; empty if there is no
  /// script}
  Optional<ByteString> text() {
    return text;
  }

  /// {@return the environment in its order; empty if nothing was handed down: then a launched
  /// program gets this JVM's}
  public Optional<List<ByteString>> environment() {
    return environment;
  }

  /// {@return what the script noted; where there is no script, nothing: the launched process then
  /// takes over what this JVM has, without the JVM's own descriptors and signal state}
  ///
  /// To be asked once: the pipes are empty afterwards.
  ///
  /// @param descriptors the value of [#PROPERTY], or an empty string
  public static HandedDown read(String descriptors) {
    if (descriptors.isEmpty()) {
      return new HandedDown(List.of(), Optional.empty(), Optional.empty());
    }
    try {
      return parse(contents(descriptors));
    } catch (IOException | NumberFormatException broken) {
      throw new IllegalStateException(
          "-D" + PROPERTY + "=" + descriptors + " is for bin/spoor alone: " + broken, broken);
    }
  }

  private static byte[] contents(String descriptors) throws IOException {
    var text = new java.io.ByteArrayOutputStream();
    for (var descriptor : descriptors.split(",", -1)) {
      try (var pipe = new FileInputStream("/proc/self/fd/" + Integer.parseInt(descriptor))) {
        pipe.transferTo(text);
      }
    }
    return text.toByteArray();
  }

  static HandedDown parse(byte[] text) {
    var lines = lines(text);
    if (lines.isEmpty()) {
      throw new NumberFormatException("no first line");
    }
    return new HandedDown(
        steps(lines.getFirst().toString()),
        Optional.of(lines.subList(1, lines.size())),
        Optional.of(ByteString.of(text)));
  }

  private static List<ByteString> lines(byte[] text) {
    var lines = new ArrayList<ByteString>();
    var line = new byte[text.length];
    var length = 0;
    for (var i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        lines.add(ByteString.of(line, 0, length));
        length = 0;
      } else if (text[i] == '\\' && i + 1 < text.length) {
        i++;
        line[length++] = text[i] == 'n' ? (byte) '\n' : text[i];
      } else {
        line[length++] = text[i];
      }
    }
    return lines;
  }

  private static List<LaunchStep> steps(String firstLine) {
    var words = firstLine.split(" ", -1);
    if (words.length < 2) {
      throw new NumberFormatException(firstLine);
    }
    var steps = new ArrayList<LaunchStep>();
    var ignored = Long.parseUnsignedLong(words[0], 16);
    var kept = new HashSet<Integer>();
    for (var i = 2; i < words.length; i++) {
      if (words[i].startsWith(DIRECTORY)) {
        var descriptor = Integer.parseInt(words[i].substring(DIRECTORY.length()));
        steps.add(new LaunchStep.ChangeDirectory(ByteString.of("/proc/self/fd/" + descriptor)));
      } else {
        kept.add(Integer.valueOf(words[i]));
      }
    }
    steps.add(new LaunchStep.KeepOnly(kept));
    addDispositions(steps, ignored);
    steps.add(new LaunchStep.BlockSignals(Long.parseUnsignedLong(words[1], 16)));
    return steps;
  }

  /// SIGCHLD is left alone: a shell has its own handler while it is asked, and gives the inherited
  /// disposition back when it becomes java, which does not touch it either.
  private static void addDispositions(List<LaunchStep> steps, long ignored) {
    for (var number = 1; number <= Signal.LAST; number++) {
      var signal = Signal.of(number);
      if (signal.equals(Signal.KILL) || signal.equals(Signal.STOP) || signal.equals(Signal.CHLD)) {
        continue;
      }
      steps.add(
          (ignored >>> number - 1 & 1) == 0
              ? new LaunchStep.DefaultSignal(signal)
              : new LaunchStep.IgnoreSignal(signal));
    }
  }

  /// {@return a command's arguments as the bytes they were given as: java's `String`s have lost
  /// what the locale cannot express}
  ///
  /// @param decoded the arguments of `main`
  public static List<ByteString> arguments(List<String> decoded) {
    var all = commandLine();
    if (all.size() < decoded.size()) {
      var encoded = new ArrayList<ByteString>();
      for (var text : decoded) {
        encoded.add(ByteString.of(text));
      }
      return encoded;
    }
    return List.copyOf(all.subList(all.size() - decoded.size(), all.size()));
  }

  /// {@return the words of this JVM's command line; none where /proc cannot be read}
  static List<ByteString> commandLine() {
    var arguments = new ArrayList<ByteString>();
    try (var file = new FileInputStream("/proc/self/cmdline")) {
      var text = file.readAllBytes();
      var start = 0;
      for (var i = 0; i < text.length; i++) {
        if (text[i] == 0) {
          arguments.add(ByteString.of(text, start, i - start));
          start = i + 1;
        }
      }
    } catch (IOException noProc) {
      arguments.clear();
    }
    return arguments;
  }

  /// {@return the value of an environment variable as handed down}
  public Optional<ByteString> variable(String name) {
    if (environment.isEmpty()) {
      return Optional.empty();
    }
    var prefix = (name + "=").getBytes(StandardCharsets.UTF_8);
    for (var entry : environment.get()) {
      if (startsWith(entry, prefix)) {
        return Optional.of(entry.slice(prefix.length, entry.length()));
      }
    }
    return Optional.empty();
  }

  private static boolean startsWith(ByteString text, byte[] prefix) {
    if (text.length() < prefix.length) {
      return false;
    }
    for (var i = 0; i < prefix.length; i++) {
      if (text.at(i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
