package dev.spoor.inspect;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.SymbolSource;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.Stack;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Prints stacks: a line for the task, and one for each frame.
final class StackListing {
  private final Output out;
  private final AddressSpace space;
  private final SymbolSource symbols;
  private int number;

  StackListing(Output out, AddressSpace space, SymbolSource symbols) {
    this.out = out;
    this.space = space;
    this.symbols = symbols;
  }

  void task(Tid tid, String name) {
    task(tid, name, "");
  }

  /// @param state what else is to be said of the task, possibly nothing
  void task(Tid tid, String name, String state) {
    out.line(tid + " (" + name + ")" + state);
    number = 0;
  }

  /// @param notes what is said of the calls
  void stack(Stack stack, FrameNotes notes) {
    for (var i = 0; i < stack.frames().size(); i++) {
      var index = i;
      frame(stack.frames().get(i), outer -> notes.of(index, outer));
    }
    switch (stack.end()) {
      case Stack.End.Outermost _ -> {}
      case Stack.End.Lost(var reason) ->
          out.line("    the caller is not known" + (reason.isEmpty() ? "" : ": " + reason));
      case Stack.End.Repeated _ -> out.line("    the stack is damaged: its frames repeat");
      case Stack.End.Limit _ -> out.line("    there may be more frames");
    }
  }

  private void frame(Frame frame, IntFunction<List<String>> notes) {
    if (frame.isSignalFrame()) {
      out.line(start(frame).append("<signal handler called>"));
      return;
    }
    var places = symbols.placesOf(frame.lookupAddress());
    if (places.isEmpty()) {
      out.line(object(start(frame).append("??"), frame));
    }
    for (var i = 0; i < places.size(); i++) {
      var outer = places.size() - 1 - i;
      out.line(place(frame, places.get(i), outer > 0));
      notes.apply(outer).forEach(out::line);
    }
  }

  private StringBuilder place(Frame frame, CodePlace place, boolean isInlined) {
    var line = start(frame).append(place.function());
    if (isInlined) {
      line.append(" (inlined)");
    } else {
      var offset = place.offset() + frame.pc().minus(frame.lookupAddress());
      if (offset != 0) {
        line.append("+0x").append(Long.toHexString(offset));
      }
      line.append(" (").append(objectName(frame.lookupAddress()).orElse("?")).append(')');
    }
    if (frame.isTailCall()) {
      line.append(" (tail call)");
    }
    place.file().ifPresent(file -> line.append(" at ").append(file));
    place.line().ifPresent(number -> line.append(':').append(number));
    return line;
  }

  private StringBuilder start(Frame frame) {
    var line = new StringBuilder("#").append(number++);
    line.repeat(' ', Math.max(1, 4 - line.length())).append("0x");
    var digits = Long.toHexString(frame.pc().value());
    var width = 2 * frame.registers().architecture().pointerBytes();
    return line.repeat('0', Math.max(0, width - digits.length())).append(digits).append(' ');
  }

  /// The object and the address in it, by which a name can be found elsewhere.
  private StringBuilder object(StringBuilder line, Frame frame) {
    var at = frame.lookupAddress();
    var name = objectName(at);
    if (name.isPresent()) {
      line.append(" (").append(name.get());
      space
          .objectAt(at)
          .ifPresent(object ->
              line.append("+0x").append(Long.toHexString(object.fileAddress(frame.pc()).value())));
      line.append(')');
    }
    return line;
  }

  private Optional<String> objectName(Address at) {
    return space.nameAt(at).map(path -> path.substring(path.lastIndexOf('/') + 1));
  }
}
