package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.Syntax;

/// Tells expressions that only look from those that do something.
final class Effects {
  private Effects() {}

  static boolean has(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Assignment _, Syntax.Step _, Syntax.Call _ -> true;
      case Syntax.Unary unary -> has(unary.operand());
      case Syntax.Binary binary -> has(binary.left()) || has(binary.right());
      case Syntax.Comma comma -> has(comma.left()) || has(comma.right());
      case Syntax.Conditional conditional ->
          has(conditional.condition()) || has(conditional.then()) || has(conditional.otherwise());
      case Syntax.Subscript subscript -> has(subscript.array()) || has(subscript.index());
      case Syntax.Member member -> has(member.object());
      case Syntax.MemberByPointer member -> has(member.object()) || has(member.pointer());
      case Syntax.Cast cast -> has(cast.operand());
      case Syntax.TypedMemory memory -> has(memory.address());
      case Syntax.SizeOf _,
          Syntax.TypeName _,
          Syntax.IntegerLiteral _,
          Syntax.FloatLiteral _,
          Syntax.CharacterLiteral _,
          Syntax.TextLiteral _,
          Syntax.TruthLiteral _,
          Syntax.NullLiteral _,
          Syntax.This _,
          Syntax.Name _,
          Syntax.Dollar _ ->
          false;
    };
  }
}
