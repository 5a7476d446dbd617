package dev.spoor.syscalls.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Parses one entry of the language that the package's documentation describes.
final class DescriptionParser {
  private final Tokens tokens;
  private final ToLongFunction<String> constants;

  /// @param text where the entry is
  /// @param at where it begins
  /// @param constants the number of a constant; throws if there is none
  DescriptionParser(String text, int at, ToLongFunction<String> constants) {
    this.tokens = new Tokens(text, at);
    this.constants = constants;
  }

  Signature signature() {
    var name = tokens.word();
    if (tokens.accept("=>")) {
      return redirection(name, List.of());
    }
    var parameters = new ArrayList<Parameter>(6);
    tokens.expect("(");
    while (!tokens.accept(")")) {
      parameters.add(parameter());
      tokens.accept(",");
    }
    if (tokens.accept("=>")) {
      return redirection(name, parameters);
    }
    Shape result = TypeNames.LONG;
    var selector = Optional.<Signature.Selector>empty();
    if (!tokens.atEnd() && !tokens.seesWord("by")) {
      result = shape();
    }
    if (!tokens.atEnd() && tokens.acceptWord("by")) {
      selector = Optional.of(selector(name));
    }
    if (!tokens.atEnd()) {
      throw tokens.error("too much behind a call");
    }
    return new Signature(name, parameters, result, selector, Optional.empty());
  }

  private Signature redirection(String name, List<Parameter> parameters) {
    return tokens.accept("(") ? reordered(name, parameters) : stored(name, parameters);
  }

  private Signature reordered(String name, List<Parameter> parameters) {
    var arguments = new ArrayList<Expression>(6);
    while (!tokens.accept(")")) {
      arguments.add(expression());
      tokens.accept(",");
    }
    if (!tokens.acceptWord("of")) {
      throw tokens.error("expected of");
    }
    return redirected(
        name, parameters, new Signature.Redirection.Reordered(arguments, tokens.word()));
  }

  private Signature stored(String name, List<Parameter> parameters) {
    var address = expression();
    var number = tokens.acceptWord("by") ? Optional.of(expression()) : Optional.<Expression>empty();
    if (!tokens.acceptWord("of")) {
      throw tokens.error("expected of");
    }
    return redirected(
        name, parameters, new Signature.Redirection.Stored(address, number, tokens.word()));
  }

  private static Signature redirected(
      String name, List<Parameter> parameters, Signature.Redirection redirection) {
    return new Signature(
        name, parameters, TypeNames.LONG, Optional.empty(), Optional.of(redirection));
  }

  private Signature.Selector selector(String name) {
    var expression = expression();
    if (!tokens.acceptWord("of")) {
      throw tokens.error("expected of");
    }
    var table = tokens.word();
    var at = name.indexOf('@');
    var plain = at < 0 ? name : name.substring(0, at);
    return new Signature.Selector(
        expression, table, tokens.acceptWord("like") ? tokens.word() : plain);
  }

  Structure structure() {
    var name = tokens.word();
    var fields = new ArrayList<Parameter>();
    var shown = List.<String>of();
    var brief = List.<String>of();
    var packing = Structure.Packing.ALIGNED;
    var moment = List.<String>of();
    var listed = false;
    var title = "";
    var dated = false;
    var behind = Optional.<Shape>empty();
    var bare = false;
    tokens.expect("{");
    for (tokens.skipLines(); !tokens.accept("}"); tokens.skipLines()) {
      if (tokens.acceptWord("shown")) {
        shown = words();
      } else if (tokens.acceptWord("brief")) {
        brief = words();
      } else if (tokens.acceptWord("listed")) {
        listed = true;
      } else if (tokens.acceptWord("titled")) {
        title = tokens.word();
      } else if (tokens.acceptWord("packed")) {
        packing = Structure.Packing.PACKED;
      } else if (tokens.acceptWord("moment")) {
        moment = words();
      } else if (tokens.acceptWord("dated")) {
        moment = words();
        dated = true;
      } else if (tokens.acceptWord("behind")) {
        behind = Optional.of(shape());
      } else if (tokens.acceptWord("bare")) {
        bare = true;
      } else if (tokens.acceptWord("overlaid")) {
        packing = Structure.Packing.OVERLAID;
      } else {
        fields.add(parameter());
      }
      tokens.accept(";");
    }
    return new Structure(
        name, packing, fields, shown, brief, moment, dated, listed, title, behind, bare);
  }

  private List<String> words() {
    var words = new ArrayList<String>();
    while (tokens.atWord() && !tokens.seesWord("brief") && !tokens.seesWord("shown")) {
      words.add(tokens.word());
      tokens.accept(",");
    }
    return words;
  }

  Choice choice() {
    var name = tokens.word();
    var table = tokens.acceptWord("of") ? tokens.word() : "";
    var cases = new LinkedHashMap<String, Choice.Case>();
    tokens.expect("{");
    for (tokens.skipLines(); !tokens.accept("}"); tokens.skipLines()) {
      var labels = new ArrayList<String>();
      do {
        labels.add(tokens.accept("-") ? "-" + tokens.word() : tokens.word());
      } while (tokens.accept("|"));
      var one = new Choice.Case(direction(), shape());
      labels.forEach(label -> cases.put(label, one));
      tokens.accept(";");
    }
    return new Choice(name, table, cases);
  }

  Shape alias() {
    tokens.word();
    tokens.expect("=");
    return shape();
  }

  private Parameter parameter() {
    var name = tokens.word();
    var label = tokens.acceptWord("named") ? Parameter.Label.SHOWN : Parameter.Label.HIDDEN;
    var direction = direction();
    var shape = shape();
    var register = tokens.acceptWord("at") ? Integer.parseInt(tokens.word()) : -1;
    var shown = Optional.<Expression>empty();
    var followed = Optional.<Expression>empty();
    var repeated = Optional.<Expression>empty();
    var blank = Optional.<Expression>empty();
    var bound = Optional.<Expression>empty();
    while (true) {
      if (tokens.accept("=")) {
        bound = Optional.of(expression());
      } else if (tokens.acceptWord("if")) {
        shown = Optional.of(expression());
      } else if (tokens.acceptWord("when")) {
        followed = Optional.of(expression());
      } else if (tokens.acceptWord("again")) {
        repeated = Optional.of(expression());
      } else if (tokens.acceptWord("blank")) {
        blank = Optional.of(expression());
      } else {
        return new Parameter(
            name, label, register, direction, shape, shown, followed, repeated, blank, bound);
      }
    }
  }

  private Direction direction() {
    if (tokens.acceptWord("out")) {
      return Direction.OUT;
    }
    if (tokens.acceptWord("left")) {
      return Direction.LEFT;
    }
    if (tokens.acceptWord("inout")) {
      return Direction.IN_OUT;
    }
    if (tokens.acceptWord("refused")) {
      return Direction.REFUSED;
    }
    if (tokens.acceptWord("retold")) {
      return Direction.RETOLD;
    }
    if (tokens.acceptWord("returned")) {
      return Direction.RETURNED;
    }
    if (tokens.acceptWord("continued")) {
      return Direction.CONTINUED;
    }
    return tokens.acceptWord("interrupted") ? Direction.INTERRUPTED : Direction.IN;
  }

  private Shape shape() {
    var shape = plainShape();
    return tokens.acceptWord("as") ? carried(shape, integer()) : shape;
  }

  private Shape.Int integer() {
    var word = tokens.word();
    return TypeNames.integer(word).orElseThrow(() -> tokens.error(word + " is not an integer"));
  }

  private Shape carried(Shape shape, Shape.Int carrier) {
    return switch (shape) {
      case Shape.Pointer(var target, var _) -> new Shape.Pointer(target, carrier.width());
      case Shape.Named(var _, var _, var table, var kind) ->
          new Shape.Named(carrier.width(), carrier.signed(), table, kind);
      case Shape.Special(var _, var _, var meaning, var arguments) ->
          new Shape.Special(carrier.width(), carrier.signed(), meaning, arguments);
      case Shape.Int(var _, var _, var base) ->
          new Shape.Int(carrier.width(), carrier.signed(), base);
      case Shape.Opaque _,
          Shape.Terminated _,
          Shape.Buffer _,
          Shape.Array _,
          Shape.Vector _,
          Shape.Sized _,
          Shape.Reference _,
          Shape.Noted _,
          Shape.Payload _,
          Shape.Foreign _,
          Shape.Nothing _ ->
          throw tokens.error("no number to be wider");
    };
  }

  private Shape plainShape() {
    if (tokens.accept("*")) {
      return new Shape.Pointer(plainShape(), Width.LONG);
    }
    if (tokens.accept("[")) {
      var count = expression();
      var most = tokens.accept(",") ? Integer.parseInt(tokens.word()) : Shape.Array.MOST;
      tokens.expect("]");
      return new Shape.Array(count, plainShape(), most);
    }
    var word = tokens.word();
    return switch (word) {
      case "flags" -> named(Shape.Named.Kind.FLAGS);
      case "enum" -> named(Shape.Named.Kind.ENUM);
      case "counted" -> named(Shape.Named.Kind.COUNTED);
      case "told" -> named(Shape.Named.Kind.TOLD);
      case "toldflags" -> named(Shape.Named.Kind.TOLD_FLAGS);
      case "htons" -> network();
      case "indexed" -> indexed();
      case "chain" -> chain();
      case "noted" -> noted(Shape.Noted.Style.CONSTANTS);
      case "worded" -> noted(Shape.Noted.Style.NAMES);
      case "remarked" -> noted(Shape.Noted.Style.REMARK);
      case "permflags" -> named(Shape.Named.Kind.PERMISSIONS);
      case "fourcc" -> named(Shape.Named.Kind.FOURCC);
      case "vector" -> new Shape.Vector(bracketedShape());
      case "sized" -> sized(Shape.Sized.Rest.CUT_OFF);
      case "grown" -> sized(Shape.Sized.Rest.BYTES);
      case "partial" -> sized(Shape.Sized.Rest.MARKED);
      case "begun" -> begun();
      default -> plain(word);
    };
  }

  private Shape network() {
    tokens.expect("[");
    var table = tokens.word();
    tokens.expect("]");
    return new Shape.Named(Width.HALF, false, table, Shape.Named.Kind.NETWORK);
  }

  private Shape indexed() {
    tokens.expect("[");
    var table = tokens.word();
    tokens.expect(",");
    if (!(shape() instanceof Shape.Array array)) {
      throw tokens.error("expected an array");
    }
    tokens.expect("]");
    return new Shape.Indexed(table, array);
  }

  private Shape chain() {
    if (!(bracketedShape() instanceof Shape.Reference element)) {
      throw tokens.error("expected a structure");
    }
    return new Shape.Chain(element);
  }

  private Shape noted(Shape.Noted.Style style) {
    tokens.expect("[");
    var table = tokens.word();
    var label = tokens.accept(",") ? tokens.atWord() ? tokens.word() : "" : "flags";
    tokens.expect("]");
    return new Shape.Noted(table, label, style);
  }

  private Shape named(Shape.Named.Kind kind) {
    tokens.expect("[");
    var table = tokens.word();
    var carrier = TypeNames.UNSIGNED;
    if (tokens.accept(",")) {
      carrier = integer();
    }
    tokens.expect("]");
    return new Shape.Named(carrier.width(), carrier.signed(), table, kind);
  }

  private Shape bracketedShape() {
    tokens.expect("[");
    var shape = shape();
    tokens.expect("]");
    return shape;
  }

  private Shape sized(Shape.Sized.Rest rest) {
    tokens.expect("[");
    var length = expression();
    tokens.expect(",");
    var shape = shape();
    var least = tokens.accept(",") ? Integer.parseInt(tokens.word()) : 0;
    var filled = tokens.accept(",") ? Integer.parseInt(tokens.word()) : 0;
    tokens.expect("]");
    return new Shape.Sized(length, shape, least, filled, rest);
  }

  private Shape begun() {
    tokens.expect("[");
    var least = Integer.parseInt(tokens.word());
    tokens.expect(",");
    var shape = shape();
    tokens.expect("]");
    var all = new Expression.Literal(Integer.MAX_VALUE);
    return new Shape.Sized(all, shape, least, 0, Shape.Sized.Rest.ADDRESS);
  }

  private Shape plain(String word) {
    var arguments = new ArrayList<Expression>(2);
    if (tokens.accept("[")) {
      do {
        arguments.add(expression());
      } while (tokens.accept(","));
      tokens.expect("]");
    }
    return TypeNames.shape(word, arguments);
  }

  // From loosest to tightest: || && == != < > | & + - >> * /
  private Expression expression() {
    return binary(0);
  }

  private static final String[][] LEVELS = {
    {"||"}, {"&&"}, {"==", "!="}, {"<", ">"}, {"|"}, {"&"}, {"+", "-"}, {">>"}, {"*", "/"}
  };

  private Expression binary(int level) {
    if (level == LEVELS.length) {
      return operand();
    }
    var left = binary(level + 1);
    for (var operator = operator(level); operator.isPresent(); operator = operator(level)) {
      left = new Expression.Binary(operator.get(), left, binary(level + 1));
    }
    return left;
  }

  private Optional<Expression.Operator> operator(int level) {
    for (var sign : LEVELS[level]) {
      if (!isPrefixOfLonger(sign) && tokens.accept(sign)) {
        return Optional.of(operator(sign));
      }
    }
    return Optional.empty();
  }

  // `a || b` is no `a | ...`.
  private boolean isPrefixOfLonger(String sign) {
    return switch (sign) {
      case "|" -> tokens.sees("||");
      case "&" -> tokens.sees("&&");
      case ">" -> tokens.sees(">>");
      default -> false;
    };
  }

  private static Expression.Operator operator(String sign) {
    return switch (sign) {
      case "||" -> Expression.Operator.OR;
      case "&&" -> Expression.Operator.AND;
      case "==" -> Expression.Operator.EQUAL;
      case "!=" -> Expression.Operator.UNEQUAL;
      case "<" -> Expression.Operator.LESS;
      case ">" -> Expression.Operator.GREATER;
      case "|" -> Expression.Operator.BITS_OR;
      case "&" -> Expression.Operator.BITS_AND;
      case "+" -> Expression.Operator.PLUS;
      case "-" -> Expression.Operator.MINUS;
      case ">>" -> Expression.Operator.SHIFTED;
      case "*" -> Expression.Operator.TIMES;
      case "/" -> Expression.Operator.OVER;
      default -> throw new IllegalArgumentException(sign);
    };
  }

  private Expression operand() {
    if (tokens.accept("(")) {
      var inner = expression();
      tokens.expect(")");
      return inner;
    }
    if (tokens.accept("-")) {
      return new Expression.Binary(Expression.Operator.MINUS, new Expression.Literal(0), operand());
    }
    if (tokens.accept("*")) {
      if (tokens.accept("(")) {
        var address = expression();
        tokens.expect(")");
        return new Expression.Loaded(address);
      }
      return new Expression.Pointee(tokens.word(), false);
    }
    if (tokens.accept("^")) {
      return new Expression.Pointee(tokens.word(), true);
    }
    var word = tokens.word();
    if (word.equals("min")) {
      return least();
    }
    if (word.equals("word")) {
      tokens.expect("(");
      var address = expression();
      tokens.expect(")");
      return new Expression.Word(address);
    }
    if (word.equals("readable")) {
      tokens.expect("(");
      var address = expression();
      tokens.expect(",");
      var length = expression();
      tokens.expect(")");
      return new Expression.Present(address, length);
    }
    if (word.equals("filled")) {
      tokens.expect("(");
      var name = tokens.word();
      tokens.expect(")");
      return new Expression.Filled(name);
    }
    var first = word.charAt(0);
    if (first >= '0' && first <= '9') {
      return new Expression.Literal(Long.decode(word));
    }
    var constant = first >= 'A' && first <= 'Z' || first == '_';
    return constant
        ? new Expression.Literal(constants.applyAsLong(word))
        : new Expression.Variable(word);
  }

  private Expression least() {
    tokens.expect("(");
    var left = expression();
    tokens.expect(",");
    var right = expression();
    tokens.expect(")");
    return new Expression.Binary(Expression.Operator.LEAST, left, right);
  }
}
