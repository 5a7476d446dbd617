package dev.spoor.symbolic.variable;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.frame.CallFrameInfo;
import dev.spoor.objects.dwarf.frame.CfaRule;
import dev.spoor.objects.elf.LoadedObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How values are found when a program stands at an instruction, whichever frame it is: what the
/// debugging information says of that instruction, not carried out. For one thread.
public final class CodePlaceRules {
  private final Program program;
  private final FrameAt frame;
  private final Optional<DebuggedObject> object;
  private final Map<LoadedObject, CallFrameInfo> frames = new HashMap<>();

  CodePlaceRules(Program program, FrameAt frame, Optional<DebuggedObject> object) {
    this.program = program;
    this.frame = frame;
    this.object = object;
  }

  /// The expression that says where something is.
  ///
  /// @param expression its operations
  /// @param object whose addresses it has
  /// @param unit whose it is
  public record Rule(Expression expression, DebuggedObject object, Unit unit) {}

  /// {@return the rule for a variable; empty if it is nowhere at this instruction, or is a
  /// constant}
  public Optional<Rule> of(Variable variable) {
    for (var die : variable.die().origins()) {
      if (die.has(AttributeName.LOCATION)) {
        var unit = die.unit();
        return new UnitContext(program, variable.object(), unit, Optional.of(frame), 0)
            .choose(die.locations(AttributeName.LOCATION))
            .map(block -> new Rule(UnitContext.read(unit, block), variable.object(), unit));
      }
    }
    return Optional.empty();
  }

  /// {@return the rule for the frame base of the function}
  public Optional<Rule> frameBase() {
    var function = object.flatMap(at -> program.functionAt(at, frame.lookupAddress()));
    if (function.isEmpty()) {
      return Optional.empty();
    }
    var unit = function.get().unit();
    return new UnitContext(program, object.get(), unit, Optional.of(frame), 0)
        .choose(function.get().locations(AttributeName.FRAME_BASE))
        .map(block -> new Rule(UnitContext.read(unit, block), object.get(), unit));
  }

  /// {@return the rule for the canonical frame address}
  public CfaRule canonicalFrameAddress() {
    var loaded = program.objects().loadedAt(frame.lookupAddress());
    if (loaded.isEmpty()) {
      return new CfaRule.Unspecified();
    }
    var address = loaded.get().fileAddress(frame.lookupAddress());
    return frames
        .computeIfAbsent(loaded.get(), each -> CallFrameInfo.of(each.file()))
        .descriptionAt(address)
        .map(description -> description.rowAt(address).cfa())
        .orElseGet(CfaRule.Unspecified::new);
  }
}
