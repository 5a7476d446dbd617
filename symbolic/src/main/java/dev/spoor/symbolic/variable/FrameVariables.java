package dev.spoor.symbolic.variable;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.source.SourceLine;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.symbolic.expression.Location;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The variables that a frame sees. For one thread, and as long as the program stands where it did.
public final class FrameVariables {
  private static final int DEEPEST = 256;

  private final Program program;
  private final FrameAt frame;
  private final Optional<DebuggedObject> object;

  /// Which of the calls that share the frame it is about; empty for all of them.
  private final OptionalInt call;

  FrameVariables(Program program, FrameAt frame) {
    this(program, frame, program.objects().at(frame.lookupAddress()), OptionalInt.empty());
  }

  private FrameVariables(
      Program program, FrameAt frame, Optional<DebuggedObject> object, OptionalInt call) {
    this.program = program;
    this.frame = frame;
    this.object = object;
    this.call = call;
  }

  /// {@return what one of the calls sees that share the frame, because they were inlined: its own
  /// blocks, neither those of calls inlined in it nor those of what it was inlined into}
  ///
  /// @param inlined how many calls further in there are: 0 for the innermost
  public FrameVariables ofCall(int inlined) {
    return new FrameVariables(program, frame, object, OptionalInt.of(inlined));
  }

  /// {@return the object that the frame's code is in, if it has debugging information}
  public Optional<DebuggedObject> object() {
    return object;
  }

  /// {@return the unit that has the frame's code}
  public Optional<Unit> unit() {
    return object.flatMap(at -> at.source().unitAt(at.fileAddress(frame.lookupAddress())));
  }

  /// {@return the line of the frame's instruction, if that belongs to one}
  public Optional<SourceLine> line() {
    return object
        .flatMap(at -> at.source().lineAt(at.fileAddress(frame.lookupAddress())))
        .filter(line -> line.line() != 0);
  }

  /// {@return the entries of the scopes that the frame's instruction is in, innermost first; as
  /// [#scopes] has them}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public List<Die> scopeEntries() {
    var all = allEntries();
    return call.isPresent() ? ofCall(all, call.getAsInt()) : all;
  }

  /// {@return whether the frame's instruction is in a scope, of whichever of its calls}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if its scopes cannot be read
  public boolean isIn(Die scope) {
    return allEntries().contains(scope);
  }

  private static List<Die> ofCall(List<Die> all, int call) {
    var own = new ArrayList<Die>();
    var level = 0;
    for (var entry : all) {
      if (level == call) {
        own.add(entry);
      }
      level += kindOf(entry) == Scope.Kind.BLOCK ? 0 : 1;
    }
    return own;
  }

  private List<Die> allEntries() {
    var function = object.flatMap(at -> program.functionAt(at, frame.lookupAddress()));
    return function
        .map(die -> path(die, object.orElseThrow().fileAddress(frame.lookupAddress())).reversed())
        .orElse(List.of());
  }

  /// {@return where a variable is, if the program says it}
  public Optional<Location> location(Variable variable) {
    return program.locationOf(variable, Optional.of(frame));
  }

  /// {@return how variables are found at the frame's instruction}
  public CodePlaceRules rules() {
    return new CodePlaceRules(program, frame, object);
  }

  /// {@return what values in this frame depend on}
  public Surroundings surroundings() {
    return object.isPresent()
        ? new ProgramSurroundings(program, object.get(), Optional.of(frame), 0)
        : program.surroundings();
  }

  /// {@return the scopes that the frame's instruction is in, innermost first: blocks, calls that
  /// were inlined with their blocks, and the function at last; of one call its blocks and itself;
  /// none without debugging information}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public List<Scope> scopes() {
    var scopes = new ArrayList<Scope>();
    for (var die : scopeEntries()) {
      scopes.add(new Scope(kindOf(die), nameOf(die), variables(die)));
    }
    return scopes;
  }

  private static List<Die> path(Die function, FileAddress at) {
    var path = new ArrayList<Die>();
    var next = Optional.of(function);
    while (next.isPresent() && path.size() < DEEPEST) {
      path.add(next.get());
      next = innerAt(next.get(), at);
    }
    return path;
  }

  private static Optional<Die> innerAt(Die scope, FileAddress at) {
    for (var child : scope.children()) {
      if (isCodeScope(child.tag())) {
        for (var range : child.ranges()) {
          if (range.start().compareTo(at) <= 0 && at.compareTo(range.end()) < 0) {
            return Optional.of(child);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isCodeScope(Tag tag) {
    return tag.equals(Tag.LEXICAL_BLOCK)
        || tag.equals(Tag.INLINED_SUBROUTINE)
        || tag.equals(Tag.TRY_BLOCK)
        || tag.equals(Tag.CATCH_BLOCK);
  }

  private static Scope.Kind kindOf(Die die) {
    return die.tag().equals(Tag.INLINED_SUBROUTINE)
        ? Scope.Kind.INLINED
        : die.tag().equals(Tag.SUBPROGRAM) ? Scope.Kind.FUNCTION : Scope.Kind.BLOCK;
  }

  private static Optional<String> nameOf(Die die) {
    for (var origin : die.origins()) {
      if (origin.name().isPresent()) {
        return origin.name();
      }
    }
    return Optional.empty();
  }

  private List<Variable> variables(Die scope) {
    var found = new ArrayList<Variable>();
    add(scope, found, 0);
    return found;
  }

  private void add(Die scope, List<Variable> found, int depth) {
    var seen = new HashSet<Die>();
    for (var child : scope.children()) {
      child.reference(AttributeName.ABSTRACT_ORIGIN).ifPresent(seen::add);
      if (isVariable(child)) {
        add(child, found);
      } else if (child.tag().equals(Tag.LEXICAL_BLOCK) && isWithoutCode(child) && depth < DEEPEST) {
        // A block that says nothing of where its code is, is no scope of its own.
        add(child, found, depth + 1);
      }
    }
    // What nothing is left of is only in the description that all copies share.
    scope
        .reference(AttributeName.ABSTRACT_ORIGIN)
        .ifPresent(origin -> {
          for (var child : origin.children()) {
            if (!seen.contains(child)) {
              addLost(child, found, 0);
            }
          }
        });
  }

  /// Of a block nothing may be left either.
  private void addLost(Die die, List<Variable> found, int depth) {
    if (isVariable(die)) {
      add(die, found);
    } else if (die.tag().equals(Tag.LEXICAL_BLOCK) && depth < DEEPEST) {
      die.children().forEach(child -> addLost(child, found, depth + 1));
    }
  }

  private void add(Die die, List<Variable> found) {
    var variable = program.variable(die, object.orElseThrow());
    if (!variable.name().isEmpty()) {
      found.add(variable);
    }
  }

  private static boolean isVariable(Die die) {
    return die.tag().equals(Tag.VARIABLE) || die.tag().equals(Tag.FORMAL_PARAMETER);
  }

  private static boolean isWithoutCode(Die block) {
    return !block.has(AttributeName.LOW_PC) && !block.has(AttributeName.RANGES);
  }

  /// {@return the source file that the frame's function is in, with its variables outside of
  /// functions}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public Optional<Scope> file() {
    var function = object.flatMap(at -> program.functionAt(at, frame.lookupAddress()));
    return function.map(die ->
        new Scope(
            Scope.Kind.FILE,
            die.unit().name(),
            VariableSearch.ofUnit(die.unit(), object.orElseThrow())));
  }

  /// {@return the variable that a name means in the frame: the innermost one, of the frame's own
  /// scopes, then of its file, then of all files}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if its scope cannot be read
  public Optional<Variable> named(String name) {
    for (var scope : scopes()) {
      var found = inScope(scope, name);
      if (found.isPresent()) {
        return found;
      }
    }
    var inFile = file().flatMap(scope -> inScope(scope, name));
    return inFile.isPresent() ? inFile : program.global(name);
  }

  private static Optional<Variable> inScope(Scope scope, String name) {
    return scope.variables().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// {@return what a parameter of the frame's function was when that was entered, if the caller
  /// says so; of a reference, only if it also says what that referred to}
  public Optional<Value> valueAtEntry(Variable parameter) {
    return new ValuesAtEntry(program, frame).of(parameter);
  }

  /// {@return the value of a variable in this frame}
  public Value value(Variable variable) {
    return program.valueOf(variable, Optional.of(frame), 0);
  }
}
