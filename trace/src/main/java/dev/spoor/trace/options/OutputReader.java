package dev.spoor.trace.options;

import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.Optional;

/// Collects the options of where the trace is written to.
final class OutputReader {
  private Optional<ByteString> output = Optional.empty();
  private boolean separately;
  private boolean append;
  private int followLetters;
  private long rotateBytes;
  private int rotateKeep;

  /// `-o`
  void named(ByteString name) {
    output = Optional.of(name);
  }

  /// `-A`
  void append() {
    append = true;
  }

  /// `--output-separately`
  void separately() {
    separately = true;
  }

  /// `-f`: twice, each task has a file of its own
  void follow() {
    followLetters++;
  }

  /// `--rotate-size`
  void rotateAt(String word, String spelling) {
    rotateBytes = Rotation.bytes(word).orElseThrow(() -> OptionWords.invalid(word, spelling));
  }

  /// `--rotate-keep`
  void keep(String word, String spelling) {
    rotateKeep = OptionWords.rotateKeep(word, spelling);
  }

  /// {@return the file, or the command; empty for standard error}
  Optional<ByteString> name() {
    return output;
  }

  /// {@return whether there is a name}
  boolean isNamed() {
    return output.isPresent();
  }

  /// {@return whether what is in a file stays there}
  boolean isAppended() {
    return append;
  }

  /// {@return whether a file for each task is asked for}
  boolean wantsMany() {
    return separately || followLetters > 1;
  }

  /// {@return when a file is full; empty if it never is}
  Optional<Rotation> rotation() {
    return rotateBytes == 0
        ? Optional.empty()
        : Optional.of(
            new Rotation(rotateBytes, rotateKeep == 0 ? Rotation.DEFAULT_KEEP : rotateKeep));
  }

  /// {@return whether each task has a file of its own}
  boolean isSeparate() {
    return output.isPresent() && wantsMany();
  }

  private boolean isPiped() {
    return output.isPresent() && TraceOptions.isCommand(output.get());
  }

  /// Not every output can be parted.
  void refuseRotations() {
    if (rotateKeep > 0 && rotateBytes == 0) {
      throw UsageException.withHint("--rotate-keep must be given with --rotate-size");
    }
    if (rotateBytes > 0 && output.isEmpty()) {
      throw UsageException.withHint("--rotate-size must be given with -o/--output");
    }
    if (rotateBytes > 0 && isPiped()) {
      throw UsageException.withHint("piping the output and --rotate-size are mutually exclusive");
    }
  }

  /// A command reads one output.
  void refuseManyPipes() {
    if (isPiped() && isSeparate()) {
      throw UsageException.withHint(
          "piping the output and -ff/--output-separately are mutually exclusive");
    }
  }

  /// Says what has no effect.
  void warn(List<String> all) {
    if (separately && output.isEmpty()) {
      all.add("--output-separately has no effect without -o/--output");
    }
    if (append && output.isEmpty()) {
      all.add("-A/--output-append-mode has no effect without -o/--output");
    }
  }
}
