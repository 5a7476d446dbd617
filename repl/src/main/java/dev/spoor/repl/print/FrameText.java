package dev.spoor.repl.print;

import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.source.SourceNames;
import dev.spoor.repl.text.Text;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.variable.Scope;
import dev.spoor.symbolic.variable.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Frames as lines of text, in gdb's form.
///
/// @param printing what is needed for it
/// @param stack that the frames are of
public record FrameText(Printing printing, Stack stack) {
  /// {@return a frame with its number: `#1 0x... in f (a=1) at f.c:3`}
  public Text numbered(CallFrame frame) {
    return Text.of(String.format(Locale.ROOT, "#%-3d", frame.level())).append(line(frame));
  }

  /// {@return a frame: `0x... in f (a=1) at f.c:3`}
  public Text line(CallFrame frame) {
    if (frame.frame().isSignalFrame()) {
      return Text.of("<signal handler called>");
    }
    var text = new Text();
    if (printing.settings().isOn("print address") && showsAddress(frame)) {
      text.address(address(printing.view(), frame.pc())).plain(" in ");
    }
    text.append(function(frame)).plain(" (");
    text.append(arguments(frame)).plain(")");
    return text.append(where(frame));
  }

  /// {@return where a frame is: ` at f.c:3`, ` from /lib/libc.so.6`}
  private Text where(CallFrame frame) {
    var place = frame.place();
    if (place.isPresent() && place.get().file().isPresent() && place.get().line().isPresent()) {
      return Text.of(" at ").file(fileName(frame)).plain(":" + place.get().line().getAsInt());
    }
    var object = printing.view().symbols().space().nameAt(frame.pc());
    var isProgram = object.filter(printing.view().target().program()::equals).isPresent();
    return object.isPresent() && !isProgram && object.get().startsWith("/")
        ? Text.of(" from ")
            .file(printing.view().symbols().loadedName(frame.pc()).orElse(object.get()))
        : new Text();
  }

  /// {@return the name of a frame's file, as users see it}
  public String fileName(CallFrame frame) {
    return SourceNames.shown(
        printing.view().symbols(),
        frame.frame().lookupAddress(),
        frame.place().flatMap(CodePlace::file).orElse(""));
  }

  /// {@return the name of a frame's function}
  public static Text function(CallFrame frame) {
    return new Text().function(functionName(frame));
  }

  /// {@return the name of a frame's function, or `??`}
  public static String functionName(CallFrame frame) {
    return frame.place().map(CodePlace::function).orElse(CodePlace.UNNAMED);
  }

  /// {@return an address with all the digits of a 64-bit CPU's}
  public static String address(Address address) {
    return String.format(Locale.ROOT, "0x%016x", address.value());
  }

  /// {@return an address with all its digits}
  ///
  /// @param view of the program, whose CPU says how many there are
  public static String address(View view, Address address) {
    var digits = view.hasTarget() ? 2 * view.architecture().pointerBytes() : 16;
    return String.format(Locale.ROOT, "0x%0" + digits + "x", address.value());
  }

  /// {@return whether a frame is not at the beginning of a line}
  public boolean showsAddress(CallFrame frame) {
    if (frame.inlined() > 0) {
      return false;
    }
    var hasLine = frame.place().flatMap(CodePlace::file).isPresent();
    return !hasLine || !frame.frame().isInterrupted() || !isAtBeginning(frame.pc());
  }

  private boolean isAtBeginning(Address pc) {
    return printing
        .view()
        .symbols()
        .lineAt(pc)
        .filter(range -> range.isStatement() && range.range().start().equals(pc))
        .isPresent();
  }

  /// {@return a function's parameters with their values: `a=1, b=0x0`}
  public Text arguments(CallFrame frame) {
    var how = printing.settings().text("print frame-arguments");
    var text = new Text();
    var separator = "";
    for (var parameter : parameters(frame)) {
      if (how.equals("presence")) {
        return Text.of("...");
      }
      text.plain(separator).variable(parameter.name());
      var value = how.equals("none") ? "..." : value(frame, parameter, how.equals("all"));
      var entered = how.equals("none") ? "" : atEntry(frame, parameter, how.equals("all"));
      if (entered.isEmpty()) {
        text.plain("=" + value);
      } else if (entered.equals(value)) {
        text.plain("=" + parameter.name() + "@entry=" + value);
      } else {
        text.plain("=" + value + ", " + parameter.name() + "@entry=" + entered);
      }
      separator = ", ";
    }
    return text;
  }

  private String value(CallFrame frame, Variable parameter, boolean all) {
    try {
      var value = valueOf(frame, parameter);
      return all ? printing.inLine(value) : printing.brief(value);
    } catch (MalformedObjectException damaged) {
      return "<error: " + damaged.getMessage() + ">";
    }
  }

  /// What a parameter was when its function was entered; empty if that is not known. That of an
  /// inlined call was never entered, and the caller of main is nobody's business.
  private String atEntry(CallFrame frame, Variable parameter, boolean all) {
    try {
      return isOfInlined(frame) || functionName(frame).equals("main")
          ? ""
          : printing
              .view()
              .variables(stack, frame)
              .valueAtEntry(parameter)
              .map(all ? printing::inLine : printing::brief)
              .orElse("");
    } catch (MalformedObjectException _) {
      return "";
    }
  }

  /// A frame that has jumped on from an inlined call is shown as that call.
  private boolean isOfInlined(CallFrame frame) {
    return frame.isInlined()
        || frame.frame().isTailCall()
            && scopes(frame).stream().anyMatch(scope -> scope.kind() == Scope.Kind.INLINED);
  }

  private Value valueOf(CallFrame frame, Variable variable) {
    return printing.view().variables(stack, frame).value(variable);
  }

  /// {@return the scopes of a frame: those of the call that it is, innermost first}
  public List<Scope> scopes(CallFrame frame) {
    try {
      return printing.view().variables(stack, frame).scopes();
    } catch (MalformedObjectException _) {
      return List.of();
    }
  }

  /// {@return the parameters of a frame's function}
  public List<Variable> parameters(CallFrame frame) {
    var found = new ArrayList<Variable>();
    for (var scope : scopes(frame)) {
      if (scope.kind() != Scope.Kind.BLOCK) {
        for (var variable : scope.variables()) {
          if (variable.kind() == Variable.Kind.PARAMETER) {
            found.add(variable);
          }
        }
      }
    }
    return found;
  }

  /// {@return the line of source that a frame is at: `5\t puts("hi");`}
  ///
  /// @param withAddress whether the address comes first, if it is not the line's first
  public Optional<Text> sourceLine(CallFrame frame, boolean withAddress) {
    var place = frame.place();
    if (place.isEmpty() || place.get().file().isEmpty() || place.get().line().isEmpty()) {
      return Optional.empty();
    }
    var path = place.get().file().get();
    var number = place.get().line().getAsInt();
    var text = new Text();
    if (withAddress && showsAddress(frame)) {
      text.address(address(printing.view(), frame.pc())).plain("\t");
    }
    var content = printing.sources().line(path, number);
    var isOther = printing.sources().isOther(path);
    if (content.isPresent()) {
      return Optional.of(text.plain(number + "\t").append(content.get()));
    }
    var name = fileName(frame);
    return Optional.of(
        isOther
            ? text.plain(number + "\t" + name + ": No such file or directory.")
            : text.plain(number + "\tin " + name));
  }
}
