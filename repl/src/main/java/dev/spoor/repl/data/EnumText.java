package dev.spoor.repl.data;

import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.VariantPart;
import java.util.List;

/// An enum of Rust as `ptype` shows it: its variants, each with what it holds.
final class EnumText {
  private static final int STEP = 2;

  private EnumText() {}

  /// {@return whether this is such a type}
  static boolean isEnum(CompoundType type) {
    return !type.variantParts().isEmpty() && type.members().isEmpty();
  }

  /// @param level how far it is indented
  static String of(CompoundType type, int level) {
    var text = new StringBuilder("enum ").append(type.tag().orElse("{...}")).append(" {\n");
    for (var part : type.variantParts()) {
      for (var variant : part.variants()) {
        text.append(" ".repeat(level + STEP)).append(text(variant)).append(",\n");
      }
    }
    return text.append(" ".repeat(level)).append('}').toString();
  }

  private static String text(VariantPart.Variant variant) {
    var text = new StringBuilder();
    for (var member : variant.members()) {
      text.append(member.name().orElse("?")).append(parts(member));
    }
    return text.toString();
  }

  private static String parts(Member variant) {
    if (!(variant.type().type().stripped() instanceof CompoundType type)) {
      return "";
    }
    var members = type.members();
    if (members.isEmpty()) {
      return "";
    }
    return members.stream().allMatch(Member::isPositional)
        ? "(" + joined(members, false) + ")"
        : "{" + joined(members, true) + "}";
  }

  private static String joined(List<Member> members, boolean isNamed) {
    var text = new StringBuilder();
    for (var member : members) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(isNamed ? member.name().orElse("?") + ": " : "")
          .append(member.type().type().name());
    }
    return text.toString();
  }
}
