package dev.spoor.debugger.location;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.Probe;
import java.util.ArrayList;
import java.util.List;

/// Finds the code that a [LocationSpec] means, in one program. For one thread.
public final class Locator {
  private static final String NO_TABLE = "No symbol table is loaded.  Use the \"file\" command.";

  private final Symbols symbols;
  private final Prologues prologues;
  private final FunctionSearch functions;
  private final LineSearch lines;

  /// @param symbols of the program
  public Locator(Symbols symbols) {
    this.symbols = symbols;
    this.prologues = new Prologues(symbols);
    this.functions = new FunctionSearch(symbols, prologues);
    this.lines = new LineSearch(symbols, prologues);
  }

  /// {@return what it means now, by address: of a function or line that was inlined or instantiated
  /// several times, each copy; none if there is no such thing, which may be loaded later}
  ///
  /// @throws java.util.regex.PatternSyntaxException if an expression is none
  public List<CodeLocation> find(LocationSpec spec) {
    return switch (spec) {
      case LocationSpec.OfAddress(var address) -> List.of(prologues.at(address));
      case LocationSpec.OfExpression(var _, var computation) ->
          computation.in(symbols).map(prologues::at).stream().toList();
      case LocationSpec.OfFunction(var file, var name) -> functions.find(file, name);
      case LocationSpec.OfLine(var file, var line) -> lines.find(file, line);
      case LocationSpec.OfPattern(var file, var regex) -> functions.matching(file, regex);
      case LocationSpec.OfProbe(var provider, var name, var function) ->
          probes(provider, name, function);
    };
  }

  private List<CodeLocation> probes(String provider, String name, String function) {
    var found = new ArrayList<CodeLocation>();
    for (var object : symbols.objects()) {
      try {
        for (var probe : Probe.of(object.file())) {
          if (probe.provider().equals(provider) && probe.name().equals(name)) {
            found.add(prologues.at(object.address(probe.address())));
          }
        }
      } catch (MalformedObjectException damaged) {
        // The function may still be found.
      }
    }
    return found.isEmpty() ? functions.defined(function) : found;
  }

  /// {@return what it means now, at least one place}
  ///
  /// @throws LocationException with a sentence for the user if there is no such thing now
  public List<CodeLocation> locate(LocationSpec spec) {
    var found = isOfNoLine(spec) ? List.<CodeLocation>of() : find(spec);
    if (found.isEmpty()) {
      throw new LocationException(missing(spec));
    }
    return found;
  }

  /// Lines are counted from 1.
  private static boolean isOfNoLine(LocationSpec spec) {
    return spec instanceof LocationSpec.OfLine(var _, var line) && line == 0;
  }

  private String missing(LocationSpec spec) {
    return switch (spec) {
      case LocationSpec.OfAddress(var address) -> "No code at " + address + ".";
      case LocationSpec.OfExpression(var text, var _) -> "No code at " + text + ".";
      case LocationSpec.OfFunction(var file, var name) ->
          file.isEmpty()
              ? "Function \"" + name + "\" not defined."
              : lines.hasFile(file)
                  ? "Function \"" + name + "\" not defined in \"" + file + "\"."
                  : noFile(file);
      case LocationSpec.OfLine(var file, var line) ->
          file.isEmpty()
              ? NO_TABLE
              : lines.hasFile(file)
                  ? "No line " + line + " in file \"" + file + "\"."
                  : noFile(file);
      case LocationSpec.OfProbe(var provider, var name, var _) ->
          "No probe " + provider + ":" + name + ".";
      case LocationSpec.OfPattern(var _, var regex) -> "No function matches \"" + regex + "\".";
    };
  }

  private String noFile(String file) {
    return lines.isEmpty() ? NO_TABLE : "No source file named " + file + ".";
  }

  /// {@return the first instruction behind the prologue of the function that begins at `entry`,
  /// where a breakpoint on the function belongs}
  public Address bodyOf(Address entry) {
    return prologues.bodyOf(entry);
  }

  /// {@return where a step into the function that begins at `entry` ends: when its frame is there}
  public Address behindFrameSetup(Address entry) {
    return prologues.behindFrameSetup(entry);
  }
}
