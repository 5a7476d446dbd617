package dev.spoor.live.symbolic;

import java.util.List;

/// A call on a stack, as a debugger shows it.
///
/// @param function its name; `<signal handler called>` for the kernel's own
/// @param place the source file without directories, and the line; `?` if it is not known
/// @param variables `name = value`, sorted
record SeenFrame(String function, String place, List<String> variables) {
  static final String SIGNAL = "<signal handler called>";
  static final String UNKNOWN = "?";

  SeenFrame {
    function = Spelling.ofFunction(function);
    variables = variables.stream().map(Spelling::ofValue).sorted().toList();
  }

  static String place(String path, int line) {
    return path.substring(path.lastIndexOf('/') + 1) + ":" + line;
  }
}
