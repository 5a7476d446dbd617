package dev.spoor.live.symbolic;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The frames of a program's first thread with their variables, as gdb has them.
final class GdbFrames {
  /// A line for each frame, and one for each of its variables, with tabs between the parts.
  private static final String SCRIPT =
      """
      import gdb
      import re
      def show(symbol, frame):
          try:
              value = symbol.value(frame)
              text = value.format_string(raw=True, deref_refs=True)
              # As "info locals" does for what nothing is left of.
              left = re.sub(r"<[^={}]*> = ", "", text)
              left = re.sub(r"static \\w+ = [^,}]*", "", left)
              left = re.sub(r"<(optimized out|repeats \\d+ times|No data fields|[\\w:]+)>", "", left)
              if value.is_optimized_out and not re.search(r"= [^{ ,}]|[0-9@]", left):
                  text = "<optimized out>"
          except Exception as error:
              text = "<error: %s>" % error
              text = re.sub("^<error: (Cannot access memory at|Could not find the frame base).*", "<error>", text)
              text = text.replace("<error: value has been optimized out>", "<optimized out>")
          print("VARIABLE\\t%s = %s" % (symbol.name, text))
      frame = gdb.newest_frame()
      while frame is not None:
          # Of a function that went on to another one by a jump no frame is left.
          if frame.type() == gdb.TAILCALL_FRAME:
              frame = frame.older()
              continue
          frame.select()
          place = frame.find_sal()
          file = place.symtab.filename if place.symtab is not None else ""
          name = "<signal handler called>" if frame.type() == gdb.SIGTRAMP_FRAME else frame.name() or "??"
          print("FRAME\\t%s\\t%s\\t%d" % (name, file, place.line))
          try:
              block = frame.block()
          except RuntimeError:
              block = None
          while block is not None and not block.is_static and not block.is_global:
              for symbol in block:
                  if symbol.is_variable or symbol.is_argument or symbol.is_constant:
                      show(symbol, frame)
              if block.function is not None:
                  break
              block = block.superblock
          frame = frame.older()
      """;

  private GdbFrames() {}

  /// {@return those of a process, or of a core}
  ///
  /// @param directory where a file may be made
  /// @param target `-p PID`, or the program and the core
  static List<SeenFrame> of(Path directory, String... target) throws IOException {
    Requirement.program("gdb");
    var script = Files.writeString(directory.resolve("frames.py"), SCRIPT);
    var command = new ArrayList<>(List.of("env", "LC_ALL=C", "gdb", "-nx", "-batch"));
    command.addAll(List.of("-iex", "set debuginfod enabled off", "-iex", "set auto-load off"));
    command.addAll(List.of("-ex", "set width 0", "-ex", "set backtrace past-main on"));
    command.addAll(List.of(target));
    command.addAll(List.of("-x", script.toString()));
    return frames(Shell.run(command.toArray(String[]::new)).orFail().stdout());
  }

  private static List<SeenFrame> frames(String output) {
    var frames = new ArrayList<SeenFrame>();
    for (var line : output.lines().toList()) {
      var words = line.split("\t", -1);
      if (words[0].equals("FRAME")) {
        var place =
            words[2].isEmpty()
                ? SeenFrame.UNKNOWN
                : SeenFrame.place(words[2], Integer.parseInt(words[3]));
        frames.add(new SeenFrame(words[1], place, List.of()));
      } else if (words[0].equals("VARIABLE")) {
        var last = frames.removeLast();
        var variables = new ArrayList<>(last.variables());
        variables.add(words[1]);
        frames.add(new SeenFrame(last.function(), last.place(), variables));
      }
    }
    return frames;
  }
}
