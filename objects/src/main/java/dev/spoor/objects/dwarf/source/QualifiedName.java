package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Names with what they are declared in, and the parts of such names.
final class QualifiedName {
  private static final String SEPARATOR = "::";

  /// An entry may be completed by one below it, and so be in a scope that is in itself.
  private static final int MOST_SCOPES = 1000;

  private static final String OPERATOR = "operator";

  /// Between a type of Rust and its trait.
  private static final String AS = " as ";

  /// Those that have what else encloses arguments of templates; longer ones first.
  private static final List<String> SIGNS =
      List.of("<=>", "<<=", ">>=", "->*", "<<", ">>", "<=", ">=", "->", "<", ">");

  private QualifiedName() {}

  /// {@return the name of a function with its namespaces and classes; empty if it has none}
  static String of(Die die) {
    var origins = die.origins();
    var simple = simple(origins);
    if (simple.isEmpty()) {
      return "";
    }
    var parts = new ArrayDeque<String>();
    parts.addFirst(simple.get());
    // What completes the others is where the function is declared.
    var isMember = false;
    var left = MOST_SCOPES;
    for (var scope = origins.getLast().parent(); scope.isPresent(); scope = outer(scope.get())) {
      if (left-- == 0) {
        throw die.unit()
            .sections()
            .section(".debug_info")
            .malformed(die.offset(), "an entry in more than " + MOST_SCOPES + " scopes");
      }
      var name = nameOfScope(scope.get(), isMember);
      name.ifPresent(parts::addFirst);
      isMember |= name.isPresent();
    }
    return String.join(SEPARATOR, parts);
  }

  private static Optional<Die> outer(Die scope) {
    return scope.origins().getLast().parent();
  }

  static Optional<String> simple(Iterable<Die> origins) {
    for (var origin : origins) {
      var name = origin.name();
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  /// A function is part of the names of what local classes declare, but not of those of functions
  /// nested in it.
  private static Optional<String> nameOfScope(Die scope, boolean isMember) {
    var tag = scope.tag();
    if (tag.equals(Tag.NAMESPACE)) {
      return Optional.of(simple(scope.origins()).orElse("(anonymous namespace)"));
    }
    if (isType(tag)) {
      return Optional.of(
          scope
              .name()
              .or(() -> scope.reference(AttributeName.SIGNATURE).flatMap(Die::name))
              .orElse("(anonymous " + kind(tag) + ")"));
    }
    if (tag.equals(Tag.MODULE)) {
      return scope.name();
    }
    return isMember && tag.equals(Tag.SUBPROGRAM) ? simple(scope.origins()) : Optional.empty();
  }

  /// As C++ writes it: `class`, `struct`, `union`, `enum`.
  private static String kind(Tag tag) {
    return tag.toString().replace("_type", "").replace("ure", "").replace("eration", "");
  }

  private static boolean isType(Tag tag) {
    return tag.equals(Tag.CLASS_TYPE)
        || tag.equals(Tag.STRUCTURE_TYPE)
        || tag.equals(Tag.UNION_TYPE)
        || tag.equals(Tag.INTERFACE_TYPE)
        || tag.equals(Tag.ENUMERATION_TYPE);
  }

  /// {@return what stands behind the last `::` that is not inside `<>` or `()`, without arguments
  /// of a template}
  static String lastPart(String name) {
    var plain = withoutTemplateArguments(name);
    var depth = 0;
    for (var i = operatorOf(plain) - 1; i > 0; i--) {
      switch (plain.charAt(i)) {
        case ')' -> depth++;
        case '(' -> depth--;
        case ':' -> {
          if (depth == 0 && plain.charAt(i - 1) == ':') {
            return plain.substring(i + 1);
          }
        }
        default -> {}
      }
    }
    return plain;
  }

  /// {@return `name` without what templates are given; the signs in the names of operators stay}
  static String withoutTemplateArguments(String name) {
    if (name.indexOf('<') < 0) {
      return name;
    }
    var plain = new StringBuilder(name.length());
    var depth = 0;
    for (var i = 0; i < name.length(); i++) {
      if (depth == 0 && isOperator(name, i)) {
        var end = endOfOperator(name, i + OPERATOR.length());
        plain.append(name, i, end);
        i = end - 1;
        continue;
      }
      var sign = name.charAt(i);
      if (sign == '<') {
        depth++;
      } else if (sign == '>' && depth > 0) {
        depth--;
      } else if (depth == 0) {
        plain.append(sign);
      }
    }
    return plain.toString().strip();
  }

  /// Where the name of an operator begins; the end if it is of something else.
  private static int operatorOf(String name) {
    for (var i = name.length() - OPERATOR.length(); i >= 0; i--) {
      if (isOperator(name, i)) {
        return i;
      }
    }
    return name.length();
  }

  private static boolean isOperator(String name, int from) {
    var end = from + OPERATOR.length();
    return name.startsWith(OPERATOR, from)
        && (from == 0 || !Character.isJavaIdentifierPart(name.charAt(from - 1)))
        && (end == name.length() || !Character.isJavaIdentifierPart(name.charAt(end)));
  }

  private static int endOfOperator(String name, int from) {
    for (var sign : SIGNS) {
      if (name.startsWith(sign, from)) {
        return from + sign.length();
      }
    }
    return from;
  }

  /// {@return whether `asked` names `qualified`: wholly, or from one of its scopes on; without the
  /// arguments of templates if `asked` has none. `::` at the beginning asks for the whole name}
  static boolean isNamed(String qualified, String asked) {
    return isEnd(qualified, asked)
        || (withoutTemplateArguments(asked).equals(asked)
            && isEnd(withoutTemplateArguments(qualified), asked));
  }

  /// {@return whether a readable linkage name of Rust is the one asked for, `<T as Trait>::f`; the
  /// type and the trait may be asked for without some of their scopes}
  static boolean isOfTrait(String readable, String asked) {
    var theirs = ofTrait(readable);
    var ours = ofTrait(asked);
    return theirs.size() == 3
        && ours.size() == 3
        && isEnd(theirs.get(0), ours.get(0))
        && isEnd(theirs.get(1), ours.get(1))
        && theirs.get(2).equals(ours.get(2));
  }

  /// {@return the type, the trait and what stands behind them; none if the name has another form}
  private static List<String> ofTrait(String name) {
    var as = -1;
    var depth = 0;
    for (var i = 0; i < name.length() && name.startsWith("<"); i++) {
      switch (name.charAt(i)) {
        case '<' -> depth++;
        case '>' -> {
          // What a function type returns stands behind an arrow.
          depth -= name.charAt(i - 1) == '-' ? 0 : 1;
          if (depth == 0) {
            return as < 0
                ? List.of()
                : List.of(
                    name.substring(1, as),
                    name.substring(as + AS.length(), i),
                    name.substring(i + 1));
          }
        }
        case ' ' -> as = depth == 1 && as < 0 && name.startsWith(AS, i) ? i : as;
        default -> {}
      }
    }
    return List.of();
  }

  private static boolean isEnd(String qualified, String asked) {
    if (asked.startsWith(SEPARATOR)) {
      return qualified.equals(asked.substring(SEPARATOR.length()));
    }
    return qualified.endsWith(asked)
        && (qualified.length() == asked.length()
            || qualified.startsWith(
                SEPARATOR, qualified.length() - asked.length() - SEPARATOR.length()));
  }
}
