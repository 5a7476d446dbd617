package dev.spoor.repl.data;

import dev.spoor.symbolic.type.Access;
import dev.spoor.symbolic.type.CanonicalNames;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Method;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.QualifiedType.Qualifier;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The body of one class, structure or union as `ptype` shows it.
final class ClassText {
  private static final int STEP = 4;

  private final TypeText types;
  private final CompoundType type;
  private final int level;
  private final int show;
  private final TypeNaming naming;
  private final TypeNaming outer;
  private final Optional<LayoutColumns> columns;
  private final StringBuilder out = new StringBuilder();

  /// The last that was said; empty before.
  private Optional<Access> section = Optional.empty();

  /// @param level how far it is indented
  /// @param show how much is shown of what is in it: of what is in members too if above 0, of
  ///   members without a name if 0
  /// @param startBits where it is in the outermost structure
  /// @param outer what types are called where it is declared
  ClassText(
      TypeText types, CompoundType type, int level, int show, long startBits, TypeNaming outer) {
    this.types = types;
    this.type = type;
    this.level = level;
    this.show = show;
    this.outer = outer;
    this.naming = types.flags().raw() ? TypeNaming.plain() : new ClassNames(type, outer);
    this.columns =
        types.flags().offsets()
            ? Optional.of(new LayoutColumns(type, startBits, types.flags().hex()))
            : Optional.empty();
  }

  String text() {
    if (EnumText.isEnum(type)) {
      return show < 0 ? "enum" + name(outer) + " {...}" : EnumText.of(type, level);
    }
    out.append(type.kind().keyword()).append(name(outer));
    if (show < 0) {
      return out.append(" {...}").toString();
    }
    if (!types.flags().raw() && show > 0) {
      out.append(ClassNames.parameters(type.scope().templateParameters()));
    }
    out.append(bases()).append(" {\n");
    if (isEmpty()) {
      line(level + STEP, type.isDeclaration() ? "<incomplete type>" : "<no data fields>");
    }
    members();
    if (types.flags().methods()) {
      methods();
    }
    if (types.flags().typedefs()) {
      typedefs();
    }
    end();
    return out.toString();
  }

  private String name(TypeNaming known) {
    return known
        .nameOf(type)
        .or(() -> type.tag().map(CanonicalNames::of))
        .map(" "::concat)
        .orElse("");
  }

  private boolean isEmpty() {
    return type.members().isEmpty()
        && type.bases().isEmpty()
        && type.scope().methods().isEmpty()
        && type.scope().typedefs().isEmpty();
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(margin() + indent)).append(text).append('\n');
  }

  private int margin() {
    return columns.isPresent() ? LayoutColumns.WIDTH : 0;
  }

  private void end() {
    columns.ifPresent(layout -> {
      if (show > 0) {
        out.append(layout.padding()).append('\n');
        line(
            level + STEP,
            String.format(
                Locale.ROOT, "/* total size (bytes): %4d */", type.sizeBytes().orElse(0)));
      }
    });
    out.append(" ".repeat(columns.isPresent() && level == 0 ? margin() + 2 : margin() + level))
        .append('}');
  }

  private String bases() {
    var names = new ArrayList<String>();
    for (var base : type.bases()) {
      names.add(
          base.access().keyword()
              + (base.isVirtual() ? " virtual " : " ")
              + base.type().type().declaring("", naming));
    }
    return names.isEmpty() ? "" : " : " + String.join(", ", names);
  }

  // Access.

  /// Those of a class are private unless something else is said, those of others public.
  private boolean hasSections() {
    var usual = type.kind() == CompoundType.Kind.CLASS ? Access.PRIVATE : Access.PUBLIC;
    // The place of the table of virtual functions counts as private.
    return type.members().stream()
            .anyMatch(member -> (member.isArtificial() ? Access.PRIVATE : member.access()) != usual)
        || type.scope().methods().stream().anyMatch(method -> method.access() != usual)
        || type.scope().typedefs().stream().anyMatch(local -> local.access() != usual);
  }

  private void section(Access access) {
    if (section.filter(access::equals).isEmpty()) {
      section = Optional.of(access);
      line(level + 2, access.keyword() + ":");
    }
  }

  // Members.

  private void members() {
    var isInSections = hasSections();
    for (var member : type.members()) {
      if (!member.isArtificial()) {
        if (isInSections) {
          section(member.access());
        }
        member(member);
      }
    }
  }

  private void member(Member member) {
    var memberType = member.type().type();
    var bits =
        member.placement() instanceof Placement.AtBits(var _, var count) ? " : " + count : "";
    out.append(columns.map(layout -> layout.before(member)).orElse(""))
        .append(" ".repeat(level + STEP))
        .append(member.isStatic() ? "static " : "");
    var isWhole =
        columns.isPresent() && !member.isStatic() && memberType instanceof CompoundType && show > 0;
    var start = columns.map(layout -> layout.startOf(member)).orElse(0L);
    out.append(
            types.declared(
                memberType,
                member.name().orElse(""),
                isWhole ? show : show - 1,
                level + STEP,
                start,
                naming))
        .append(bits)
        .append(";\n");
  }

  // Functions.

  private void methods() {
    var byName = new LinkedHashMap<String, List<Method>>();
    for (var method : type.scope().methods()) {
      byName.computeIfAbsent(method.name(), _ -> new ArrayList<>()).add(method);
    }
    var isFirst = true;
    for (var overloaded : byName.values()) {
      for (var method : overloaded) {
        if (!method.isArtificial()) {
          if (isFirst && section.isPresent() && !type.members().isEmpty()) {
            out.append('\n');
          }
          isFirst = false;
          section(method.access());
          line(level + STEP, declared(method));
        }
      }
    }
  }

  private String declared(Method method) {
    var isUntyped =
        method.name().startsWith("~")
            || method.isConversion()
            || method.isConstructorOf(simple(type.tag().orElse("")));
    return (method.isVirtual() ? "virtual " : method.isStatic() ? "static " : "")
        + (isUntyped ? "" : method.type().result().type().declaring("", naming) + " ")
        + name(method)
        + "("
        + parameters(method)
        + ")"
        + (method.isFor(Qualifier.CONST) ? " const" : "")
        + (method.isFor(Qualifier.VOLATILE) ? " volatile" : "")
        + ";";
  }

  private static String name(Method method) {
    var prefix = "operator ";
    return method.isConversion()
        ? prefix + CanonicalNames.ofType(method.name().substring(prefix.length()))
        : method.name();
  }

  private String parameters(Method method) {
    var names = new ArrayList<String>();
    for (var parameter : method.parameters()) {
      names.add(parameter.type().declaring("", naming));
    }
    if (method.type().isVariadic()) {
      names.add("...");
    }
    return names.isEmpty() ? "void" : String.join(", ", names);
  }

  /// The name without scopes.
  private static String simple(String name) {
    var depth = 0;
    for (var i = name.length() - 1; i > 0; i--) {
      switch (name.charAt(i)) {
        case '>' -> depth++;
        case '<' -> depth--;
        case ':' -> {
          if (depth == 0) {
            return name.substring(i + 1);
          }
        }
        default -> {}
      }
    }
    return name;
  }

  // Names of types.

  private void typedefs() {
    var all = type.scope().typedefs();
    if (all.isEmpty()) {
      return;
    }
    if (!type.members().isEmpty() || !type.scope().methods().isEmpty()) {
      out.append('\n');
    }
    var isInSections = hasSections();
    for (var local : all) {
      if (isInSections) {
        section(local.access());
      }
      Type target = local.type().type();
      line(level + STEP, "typedef " + target.declaring(local.name(), naming) + ";");
    }
  }
}
