package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds out what the names in a condition are and whether what is compared can be.
final class Resolver {
  private static final String ARGUMENTS = "arguments";

  private final Vocabulary vocabulary;
  private final SignatureFacts facts;
  private final List<Regex> regexes = new ArrayList<>();
  private boolean readsData;
  private boolean readsDuration;

  Resolver(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.facts = new SignatureFacts(vocabulary.places());
  }

  /// {@return the regular expressions of the conditions resolved so far}
  List<Regex> regexes() {
    return regexes;
  }

  /// {@return whether texts in memory are compared that may be long}
  boolean readsData() {
    return readsData;
  }

  /// {@return whether the length of calls matters}
  boolean readsDuration() {
    return readsDuration;
  }

  /// An operand and what its values can be.
  ///
  /// @param isConstant whether it is the same for every call
  private record Typed(Operand operand, Set<Kind> kinds, boolean isConstant, int at) {}

  /// What words beside an operand may mean.
  ///
  /// @param tables of constants that come first
  /// @param words that stand for themselves, as the names of calls do beside `name`
  private record Beside(Set<String> tables, Set<String> words, String what) {
    static final Beside NOTHING = new Beside(Set.of(), Set.of(), "");

    Beside and(Beside other) {
      var both = new TreeSet<>(tables);
      both.addAll(other.tables);
      return new Beside(both, words.isEmpty() ? other.words : words, what + other.what);
    }
  }

  // ---- conditions

  Condition condition(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Either(var parts) ->
          new Condition.Either(parts.stream().map(this::condition).toList());
      case Syntax.Both(var parts) ->
          new Condition.Both(parts.stream().map(this::condition).toList());
      case Syntax.Not(var _, var inner) -> new Condition.Not(condition(inner));
      case Syntax.Compared compared -> compared(compared);
      case Syntax.Matched matched -> matched(matched);
      case Syntax.Among among -> among(among);
      case Syntax.Combined _,
          Syntax.Negative _,
          Syntax.Complement _,
          Syntax.Figure _,
          Syntax.Quoted _,
          Syntax.Name _ ->
          truth(syntax);
    };
  }

  private Condition truth(Syntax syntax) {
    var operand = operand(syntax, Beside.NOTHING);
    if (operand.isConstant()) {
      throw new WhereException(
          "this is no condition: it is not compared with anything", syntax.at());
    }
    return new Condition.Truth(operand.operand());
  }

  private Condition compared(Syntax.Compared compared) {
    var left = operand(compared.left(), beside(compared.right()));
    var right = operand(compared.right(), beside(compared.left()));
    requireComparable(left, right);
    return new Condition.Compared(compared.relation(), left.operand(), List.of(right.operand()));
  }

  private Condition among(Syntax.Among among) {
    var beside = Beside.NOTHING;
    for (var choice : among.choices()) {
      beside = beside.and(beside(choice));
    }
    var left = operand(among.left(), beside);
    var choices = new ArrayList<Operand>();
    for (var choice : among.choices()) {
      var right = operand(choice, beside(among.left()));
      requireComparable(left, right);
      choices.add(right.operand());
    }
    return new Condition.Compared(Relation.EQUAL, left.operand(), choices);
  }

  private Condition matched(Syntax.Matched matched) {
    var left = operand(matched.left(), Beside.NOTHING);
    if (!left.kinds().contains(Kind.TEXT)) {
      throw new WhereException(
          "a regular expression is looked for in text, and this is " + words(left.kinds()),
          left.at());
    }
    var regex = Regex.of(matched.pattern());
    regexes.add(regex);
    return new Condition.Matched(left.operand(), regex, matched.negated());
  }

  private static void requireComparable(Typed left, Typed right) {
    for (var kind : left.kinds()) {
      if (kind != Kind.WHOLE && right.kinds().contains(kind)) {
        return;
      }
    }
    var culprit = left.isConstant() ? left : right;
    throw new WhereException(
        left.kinds().equals(EnumSet.of(Kind.WHOLE)) || right.kinds().equals(EnumSet.of(Kind.WHOLE))
            ? "a structure is not compared; name a field of it"
            : words(left.kinds())
                + " is not compared with "
                + words(right.kinds())
                + hint(left, right),
        culprit.at());
  }

  private static String hint(Typed left, Typed right) {
    var time = left.kinds().contains(Kind.TIME) || right.kinds().contains(Kind.TIME);
    if (time) {
      return "; a length of time is written 10ms, 1.5s";
    }
    var quoted = left.isConstant() || right.isConstant();
    return quoted && (isText(left) && left.isConstant() || isText(right) && right.isConstant())
        ? "; constants are written without quotes"
        : "";
  }

  private static boolean isText(Typed operand) {
    return operand.kinds().equals(EnumSet.of(Kind.TEXT));
  }

  private static String words(Set<Kind> kinds) {
    var words = new ArrayList<String>();
    kinds.forEach(kind -> words.add(kind.words()));
    return String.join(" or ", words);
  }

  // ---- what stands beside an operand

  private Beside beside(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Name name -> beside(name);
      case Syntax.Combined(var _, var left, var right) -> beside(left).and(beside(right));
      case Syntax.Negative(var _, var inner) -> beside(inner);
      case Syntax.Complement(var _, var inner) -> beside(inner);
      case Syntax.Figure _,
          Syntax.Quoted _,
          Syntax.Either _,
          Syntax.Both _,
          Syntax.Not _,
          Syntax.Compared _,
          Syntax.Matched _,
          Syntax.Among _ ->
          Beside.NOTHING;
    };
  }

  private Beside beside(Syntax.Name name) {
    if (name.steps().isEmpty()) {
      switch (name.word()) {
        case "name" -> {
          return new Beside(Set.of(), vocabulary.callNames(), "call");
        }
        case "error" -> {
          return new Beside(Set.of(), Vocabulary.errorNames(), "error");
        }
        case "abi" -> {
          return new Beside(Set.of(), Vocabulary.abiNames(), "ABI");
        }
        default -> {}
      }
    }
    if (BuiltIn.named(name.word()).isPresent() || !isArgument(name)) {
      return Beside.NOTHING;
    }
    return new Beside(vocabulary.tables(places(name)), Set.of(), "");
  }

  // ---- operands

  private Typed operand(Syntax syntax, Beside beside) {
    return switch (syntax) {
      case Syntax.Name name -> name(name, beside);
      case Syntax.Figure(var at, var quantity) -> number(at, quantity);
      case Syntax.Quoted quoted -> quoted(quoted, beside);
      case Syntax.Negative(var at, var inner) ->
          combined(at, Arithmetic.MINUS, zero(at), numeric(inner, beside));
      case Syntax.Complement(var at, var inner) ->
          combined(at, Arithmetic.XOR, numeric(inner, beside), allOnes(at));
      case Syntax.Combined(var operator, var left, var right) ->
          combined(
              left.at(),
              operator,
              numeric(left, beside.and(beside(right))),
              numeric(right, beside.and(beside(left))));
      case Syntax.Either _,
          Syntax.Both _,
          Syntax.Not _,
          Syntax.Compared _,
          Syntax.Matched _,
          Syntax.Among _ ->
          throw new WhereException("a condition is no value", syntax.at());
    };
  }

  private static Typed number(int at, Quantity quantity) {
    var kind = quantity.unit() == Quantity.Unit.TIME ? Kind.TIME : Kind.NUMBER;
    var datum = Datum.of(quantity.bits(), quantity.isUnsigned());
    return new Typed(new Operand.Literal(datum), EnumSet.of(kind), true, at);
  }

  private static Typed quoted(Syntax.Quoted quoted, Beside beside) {
    var text = Escapes.bytes(quoted);
    var word = text.toString();
    // A number that has no name is made one.
    var isMade = word.startsWith("syscall_0x") || word.startsWith("ERRNO_");
    if (!beside.words().isEmpty() && !beside.words().contains(word) && !isMade) {
      throw unknown(word, beside, quoted.at());
    }
    return new Typed(new Operand.Literal(Datum.of(text)), EnumSet.of(Kind.TEXT), true, quoted.at());
  }

  private static Typed zero(int at) {
    return number(at, new Quantity(0, false, Quantity.Unit.NONE));
  }

  private static Typed allOnes(int at) {
    return number(at, new Quantity(-1, false, Quantity.Unit.NONE));
  }

  private Typed numeric(Syntax syntax, Beside beside) {
    var operand = operand(syntax, beside);
    if (!operand.kinds().contains(Kind.NUMBER)) {
      throw new WhereException(
          "this takes numbers, and this is " + words(operand.kinds()), operand.at());
    }
    return operand;
  }

  private static Typed combined(int at, Arithmetic operator, Typed left, Typed right) {
    var constant = left.isConstant() && right.isConstant();
    return new Typed(
        new Operand.Combined(operator, left.operand(), right.operand()),
        EnumSet.of(Kind.NUMBER),
        constant,
        at);
  }

  // ---- names

  private Typed name(Syntax.Name name, Beside beside) {
    var plain = name.steps().isEmpty();
    if (plain && beside.words().contains(name.word())) {
      return text(name.word(), name.at());
    }
    var builtIn = BuiltIn.named(name.word());
    if (builtIn.isPresent()) {
      return builtIn(builtIn.get(), name);
    }
    if (isArgument(name)) {
      return argument(name);
    }
    var constant =
        plain
            ? vocabulary.constant(name.word(), beside.tables(), name.at())
            : Optional.<Long>empty();
    if (constant.isEmpty()) {
      throw unknown(name, beside);
    }
    // Tables have bits.
    var value = constant.get();
    return new Typed(
        new Operand.Literal(Datum.named(value, false, List.of(name.word()))),
        EnumSet.of(Kind.NUMBER),
        true,
        name.at());
  }

  private static Typed text(String word, int at) {
    return new Typed(
        new Operand.Literal(Datum.of(ByteString.of(word))), EnumSet.of(Kind.TEXT), true, at);
  }

  private Typed builtIn(BuiltIn builtIn, Syntax.Name name) {
    if (builtIn == BuiltIn.FD && !name.steps().isEmpty()) {
      requireReferent(name.steps());
      return new Typed(
          new Operand.Descriptors(facts, name.steps()), EnumSet.of(Kind.TEXT), false, name.at());
    }
    if (!name.steps().isEmpty()) {
      throw new WhereException(
          "'" + name.word() + "' has no parts" + meant(name.word()), name.steps().getFirst().at());
    }
    readsDuration |= builtIn == BuiltIn.DURATION;
    Operand operand =
        switch (builtIn) {
          case RET, RESULT -> new Operand.Result();
          case ERRNO -> new Operand.Failure(Kind.NUMBER);
          case ERROR -> new Operand.Failure(Kind.TEXT);
          case DURATION -> new Operand.Duration();
          case PATH -> new Operand.Paths(facts);
          case FD -> new Operand.Descriptors(facts, List.of());
          case PID, TID, COMM, NAME, NR, ABI, TIME -> new Operand.Known(builtIn);
        };
    return new Typed(operand, builtIn.kinds(), false, name.at());
  }

  private static void requireReferent(List<Step> steps) {
    if (steps.size() != 1
        || !(steps.getFirst() instanceof Step.Member(var _, var member))
        || !(member.equals("path") || member.equals("detail"))) {
      throw new WhereException("a descriptor has a path and a detail", steps.getFirst().at());
    }
  }

  private String meant(String word) {
    return vocabulary.argument(word).isEmpty() ? "" : "; the argument is " + ARGUMENTS + "." + word;
  }

  /// Whether it is the name of an argument, as it is or behind `arguments.`.
  private boolean isArgument(Syntax.Name name) {
    return isPrefixed(name) || !vocabulary.argument(name.word()).isEmpty();
  }

  private static boolean isPrefixed(Syntax.Name name) {
    return name.word().equals(ARGUMENTS)
        && !name.steps().isEmpty()
        && name.steps().getFirst() instanceof Step.Member;
  }

  private static Syntax.Name unprefixed(Syntax.Name name) {
    return isPrefixed(name) && name.steps().getFirst() instanceof Step.Member(var at, var member)
        ? new Syntax.Name(at, member, name.steps().subList(1, name.steps().size()))
        : name;
  }

  private Typed argument(Syntax.Name name) {
    var kinds = vocabulary.kinds(places(name));
    readsData |= kinds.contains(Kind.TEXT);
    var plain = unprefixed(name);
    return new Typed(new Operand.Argument(plain.word(), plain.steps()), kinds, false, name.at());
  }

  /// Where the steps from an argument can lead.
  private Set<Places.Place> places(Syntax.Name name) {
    var plain = unprefixed(name);
    var at = new LinkedHashSet<Places.Place>();
    vocabulary.argument(plain.word()).forEach(shape -> at.addAll(vocabulary.places().of(shape)));
    if (at.isEmpty()) {
      throw new WhereException(
          "no call has an argument called '"
              + plain.word()
              + "'"
              + Spelling.suggestion(plain.word(), vocabulary.argumentNames()),
          plain.at());
    }
    Set<Places.Place> here = at;
    for (var step : plain.steps()) {
      var next = new LinkedHashSet<Places.Place>();
      here.forEach(place -> next.addAll(vocabulary.places().after(place, step)));
      if (next.isEmpty()) {
        throw nowhere(plain, step, here);
      }
      here = next;
    }
    return here;
  }

  private WhereException nowhere(Syntax.Name name, Step step, Set<Places.Place> from) {
    return switch (step) {
      case Step.Member(var at, var member) ->
          new WhereException(
              "'"
                  + name.word()
                  + "' has no field called '"
                  + member
                  + "' there"
                  + Spelling.suggestion(member, vocabulary.places().memberNames(from)),
              at);
      case Step.Element(var at, var _) -> new WhereException("this is no array", at);
    };
  }

  private static WhereException unknown(String word, Beside beside, int at) {
    return new WhereException(
        "no "
            + beside.what()
            + " is called '"
            + word
            + "'"
            + Spelling.suggestion(word, beside.words()),
        at);
  }

  private WhereException unknown(Syntax.Name name, Beside beside) {
    var word = name.word();
    if (!beside.words().isEmpty()) {
      return unknown(word, beside, name.at());
    }
    var known = new ArrayList<String>(vocabulary.argumentNames());
    for (var builtIn : BuiltIn.values()) {
      known.add(0, builtIn.word());
    }
    var isConstant = word.equals(word.toUpperCase(Locale.ROOT));
    return isConstant
        ? new WhereException(
            "no constant is called '"
                + word
                + "'"
                + Spelling.suggestion(word, vocabulary.constantNames()),
            name.at())
        : new WhereException(
            "no call has an argument called '" + word + "'" + Spelling.suggestion(word, known),
            name.at());
  }
}
