package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Value;
import dev.spoor.trace.options.AccessSelection;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a call accesses one of the paths of `-P`, by its name or by a descriptor, or one of the
/// descriptors of `--trace-fds`.
final class AccessMatch {
  /// A path given that stands for another.
  record Resolved(ByteString requested, ByteString real) {}

  private final AccessSelection selection;
  private final Set<ByteString> paths = new HashSet<>();
  private final List<Resolved> resolved = new ArrayList<>();

  AccessMatch(AccessSelection selection) {
    this.selection = selection;
    for (var path : selection.paths()) {
      paths.add(path);
      var real = real(path);
      if (real.isPresent() && !real.get().equals(path)) {
        paths.add(real.get());
        resolved.add(new Resolved(path, real.get()));
      }
    }
  }

  private static Optional<ByteString> real(ByteString path) {
    try {
      return Optional.of(ByteString.of(Path.of(path.toString()).toRealPath().toString()));
    } catch (IOException | InvalidPathException _) {
      // It may come to be while the program runs.
      return Optional.empty();
    }
  }

  /// {@return which paths stand for others, in the order given}
  List<Resolved> resolved() {
    return List.copyOf(resolved);
  }

  /// {@return whether the call is shown}
  ///
  /// @param call as it is at its entry
  /// @param takesPaths whether its strings are names of files
  boolean matches(DecodedCall call, boolean takesPaths, TaskFiles files) {
    // What fsconfig(2) is about is a file system that is not there yet, no file.
    var first = call.name().equals("fsconfig") ? 1 : 0;
    for (var argument : call.arguments().subList(first, call.arguments().size())) {
      if (takesPaths && isPath(argument) || hasDescriptor(argument.value(), files)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPath(Argument argument) {
    return argument.value() instanceof Value.Text(var bytes, var truncated)
        && !truncated
        && paths.contains(bytes);
  }

  private boolean hasDescriptor(Value value, TaskFiles files) {
    return switch (value) {
      case Value.Fd fd -> isDescriptor(fd.raw(), files);
      case Value.Struct struct -> {
        for (var field : struct.fields()) {
          if (hasDescriptor(field.value(), files)) {
            yield true;
          }
        }
        yield false;
      }
      case Value.Array array -> hasDescriptor(array.elements(), files);
      case Value.Members members -> hasDescriptor(members.elements(), files);
      case Value.Pointee pointee -> hasDescriptor(pointee.value(), files);
      case Value.Indexed indexed -> hasDescriptor(indexed.value(), files);
      case Value.InOut inOut -> hasDescriptor(inOut.entry(), files);
      case Value.Commented commented -> hasDescriptor(commented.value(), files);
      case Value.Labelled labelled -> hasDescriptor(labelled.value(), files);
      case Value.Described described -> hasDescriptor(described.value(), files);
      case Value.Pid _,
          Value.Int _,
          Value.Symbols _,
          Value.Text _,
          Value.Abstract _,
          Value.Bytes _,
          Value.Pointer _,
          Value.Unreadable _,
          Value.Expression _,
          Value.Worded _,
          Value.Shifted _,
          Value.Sum _,
          Value.Pending _ ->
          false;
    };
  }

  private boolean hasDescriptor(List<Value> values, TaskFiles files) {
    for (var value : values) {
      if (hasDescriptor(value, files)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDescriptor(int fd, TaskFiles files) {
    if (fd < 0) {
      return false;
    }
    return selection.descriptors().isPresent() && selection.descriptors().get().contains(fd)
        || !paths.isEmpty() && paths.contains(files.link(fd));
  }
}
