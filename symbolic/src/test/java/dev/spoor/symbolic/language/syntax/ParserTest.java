package dev.spoor.symbolic.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  private static final Set<String> TYPES =
      Set.of("foo", "ns::foo", "Box<int, 2>", "Box<Box<int, 2> >");

  private static final Vocabulary NAMES =
      new Vocabulary() {
        @Override
        public boolean isType(TypeSyntax.Path path) {
          return TYPES.contains(path.name());
        }

        @Override
        public boolean isName(TypeSyntax.Path path) {
          return isType(path);
        }
      };

  private static Syntax parse(String text) {
    return Parser.parse(text, NAMES);
  }

  /// The tree with a parenthesis around each operator.
  private static String shape(Syntax syntax) {
    return switch (syntax) {
      case Syntax.IntegerLiteral literal -> literal.value().toString();
      case Syntax.FloatLiteral literal -> literal.value().toString();
      case Syntax.ImaginaryLiteral(var number, var _) -> shape(number) + "i";
      case Syntax.Slice(var array, var first, var last, var _) ->
          shape(array) + "[" + shape(first) + " to " + shape(last) + "]";
      case Syntax.AtEntry(var operand, var _) -> shape(operand) + "@entry";
      case Syntax.CharacterLiteral literal -> "'" + literal.value() + "'";
      case Syntax.TextLiteral literal -> literal.units().toString();
      case Syntax.TruthLiteral literal -> String.valueOf(literal.value());
      case Syntax.NullLiteral _ -> "nullptr";
      case Syntax.This _ -> "this";
      case Syntax.Name(var path, var _) ->
          path.file().map(f -> f + "|").orElse("") + (path.isGlobal() ? "::" : "") + path.name();
      case Syntax.Dollar(var name, var _) -> name;
      case Syntax.Unary unary -> "(" + unary.operator() + " " + shape(unary.operand()) + ")";
      case Syntax.Binary binary ->
          "("
              + shape(binary.left())
              + " "
              + binary.operator().text()
              + " "
              + shape(binary.right())
              + ")";
      case Syntax.Comma comma -> "(" + shape(comma.left()) + ", " + shape(comma.right()) + ")";
      case Syntax.Conditional(var a, var b, var c, var _) ->
          "(" + shape(a) + " ? " + shape(b) + " : " + shape(c) + ")";
      case Syntax.Assignment(var operator, var target, var value, var _) ->
          "("
              + shape(target)
              + " "
              + operator.map(BinaryOperator::text).orElse("")
              + "= "
              + shape(value)
              + ")";
      case Syntax.Step step ->
          "("
              + (step.isPrefix() ? "pre" : "post")
              + (step.isIncrement() ? "++ " : "-- ")
              + shape(step.operand())
              + ")";
      case Syntax.Subscript(var array, var index, var _) -> shape(array) + "[" + shape(index) + "]";
      case Syntax.Member member ->
          shape(member.object()) + (member.isArrow() ? "->" : ".") + member.path().name();
      case Syntax.MemberByPointer member ->
          shape(member.object()) + (member.isArrow() ? "->*" : ".*") + shape(member.pointer());
      case Syntax.Call call ->
          shape(call.function()) + call.arguments().stream().map(ParserTest::shape).toList();
      case Syntax.Cast cast ->
          "(" + cast.kind() + " " + shape(cast.type()) + " " + shape(cast.operand()) + ")";
      case Syntax.TypedMemory memory -> "{" + shape(memory.type()) + "}" + shape(memory.address());
      case Syntax.SizeOf size ->
          (size.isAlignment() ? "alignof " : "sizeof ") + shape(size.operand());
      case Syntax.TypeName(var type, var _) -> shape(type);
    };
  }

  private static String shape(TypeSyntax type) {
    return switch (type) {
      case TypeSyntax.Base(var words, var _) -> String.join(" ", words);
      case TypeSyntax.Tagged(var keyword, var name, var _) -> keyword + " " + name;
      case TypeSyntax.Named(var path, var _) -> path.name();
      case TypeSyntax.OfExpression(var expression, var _) -> "typeof " + shape(expression);
      case TypeSyntax.Qualified(var qualifier, var target, var _) ->
          qualifier + " " + shape(target);
      case TypeSyntax.Pointer(var target, var _) -> "pointer to " + shape(target);
      case TypeSyntax.Reference(var target, var isRvalue, var _) ->
          (isRvalue ? "rvalue " : "") + "reference to " + shape(target);
      case TypeSyntax.MemberPointer(var target, var containing, var _) ->
          "member of " + shape(containing) + " " + shape(target);
      case TypeSyntax.Array(var element, var count, var _) ->
          "array " + (count.isPresent() ? count.getAsLong() + " " : "") + "of " + shape(element);
      case TypeSyntax.Function(var result, var parameters, var isVariadic, var _) ->
          "function "
              + parameters.stream().map(ParserTest::shape).toList()
              + (isVariadic ? "..." : "")
              + " returning "
              + shape(result);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1 + 2 * 3; (1 + (2 * 3))",
        "1 - 2 - 3; ((1 - 2) - 3)",
        "a || b && c | d ^ e & f; (a || (b && (c | (d ^ (e & f)))))",
        "a == b < c << d + e; (a == (b < (c << (d + e))))",
        "a = b = c; (a = (b = c))",
        "a += 1; (a += 1)",
        "a <<= 1; (a <<= 1)",
        "a <= 1; (a <= 1)",
        "a ? b : c ? d : e; (a ? b : (c ? d : e))",
        "a, b = 1, c; ((a, (b = 1)), c)",
        "*p@10; ((INDIRECTION p) @ 10)",
        "a[1]@n + 1; (a[1] @ (n + 1))",
        "-a[1].b->c; (MINUS a[1].b->c)",
        "*p++; (INDIRECTION (post++ p))",
        "++*p; (pre++ (INDIRECTION p))",
        "- -a; (MINUS (MINUS a))",
        "!a && ~b; ((NOT a) && (COMPLEMENT b))",
        "&a.b; (ADDRESS a.b)",
        "a & &b; (a & (ADDRESS b))",
        "f (1, a + 2); f[1, (a + 2)]",
        "f()->x; f[]->x",
        "a.*p; a.*p",
        "$rip + $v; ($rip + $v)",
        "$ - $$ - $$3 - $1; ((($ - $$) - $$3) - $1)",
        "::x + a::b::c; (::x + a::b::c)",
        "'file.c'::x; file.c|x",
        "'file.c'::f::x; file.c|f::x",
        "(anonymous namespace)::x; (anonymous namespace)::x",
        "a.Base::x; a.Base::x",
        "'a' + 'b'; ('97' + '98')",
        "\"a\" \"b\"; [97, 98]",
        "a < b; (a < b)",
        "a < b > c; ((a < b) > c)",
        "1.5e3f; 1.5E+3",
        "a and b or c; ((a && b) || c)",
      })
  void operatorsBindAsInC(String text, String shape) {
    assertThat(shape(parse(text))).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "(int) x; (PLAIN int x)",
        "(foo) x; (PLAIN foo x)",
        "(bar) + x; (bar + x)",
        "(foo) + x; (PLAIN foo (PLUS x))",
        "(foo) (x); (PLAIN foo x)",
        "(bar) (x); bar[x]",
        "(foo *) x; (PLAIN pointer to foo x)",
        "(ns::foo **) x; (PLAIN pointer to pointer to ns::foo x)",
        "(struct s *) x; (PLAIN pointer to struct s x)",
        "(const unsigned char *) x; (PLAIN pointer to const unsigned char x)",
        "(char const *const) x; (PLAIN const pointer to const char x)",
        "(char (*)[10]) p; (PLAIN pointer to array 10 of char p)",
        "(char *[10]) p; (PLAIN array 10 of pointer to char p)",
        "(int [2][3]) p; (PLAIN array 2 of array 3 of int p)",
        "(int (*)(char, ...)) p; (PLAIN pointer to function [char]... returning int p)",
        "(void (*(*)(int))(char)) p; (PLAIN pointer to function [int] returning pointer to function [char] returning void p)",
        "(int (*)(void)) p; (PLAIN pointer to function [] returning int p)",
        "(int foo::*) p; (PLAIN member of foo int p)",
        "(foo &) p; (PLAIN reference to foo p)",
        "(foo &&) p; (PLAIN rvalue reference to foo p)",
        "sizeof (int); sizeof int",
        "sizeof (int) * 2; (sizeof int * 2)",
        "sizeof x * 2; (sizeof x * 2)",
        "sizeof (x) * 2; (sizeof x * 2)",
        "alignof (foo); alignof foo",
        "unsigned long; unsigned long",
        "int (x); (PLAIN int x)",
        "int *; pointer to int",
        "static_cast<foo *>(x); (STATIC pointer to foo x)",
        "reinterpret_cast<long>(x) + 1; ((REINTERPRET long x) + 1)",
        "{int} x + 1; ({int}x + 1)",
        "{foo *} x; {pointer to foo}x",
        "(Box<int,2>) x; (PLAIN Box<int, 2> x)",
        "(Box< Box<int, 2> >*) x; (PLAIN pointer to Box<Box<int, 2> > x)",
        "(typeof (x) *) y; (PLAIN pointer to typeof x y)",
      })
  void typesAreReadFromTheInside(String text, String shape) {
    assertThat(shape(parse(text))).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1 +; 3; A syntax error in expression, near `'.",
        "(1; 2; A syntax error in expression, near `'.",
        "1); 1; Junk after end of expression.",
        "1 2; 2; A syntax error in expression, near `2'.",
        "a b; 2; A syntax error in expression, near `b'.",
        "a + 1x; 4; Invalid number \"1x\".",
        "09; 0; Invalid number \"09\".",
        "1.5e; 0; Invalid number \"1.5e\".",
        "1.e99999; 0; Invalid number \"1.e99999\".",
        "x + 'ab; 4; Unmatched single quote.",
        "\"ab; 0; Unterminated string in expression.",
        "a # b; 2; Invalid character '#' in expression.",
        "a.; 2; A syntax error in expression, near `'.",
        "a[1; 3; A syntax error in expression, near `'.",
        "18446744073709551616; 0; Numeric constant too large.",
        "'\\q'; 2; Invalid escape in a character or a string.",
        "struct; 6; A syntax error in expression, near `'.",
      })
  void errorsHaveAColumnAndASentence(String text, int column, String sentence) {
    var error = catchThrowableOfType(ExpressionException.class, () -> parse(text));

    assertThat(error.sentence()).isEqualTo(sentence);
    assertThat(error.column()).isEqualTo(column);
  }

  @Test
  void aCaretStandsBelowThePlace() {
    assertThat(new ExpressionException(3, "x").caret("a\tb+")).isEqualTo(" \t ^");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "-",
        "!",
        "sizeof ",
        "a[",
        "a?",
        "f(",
        "{int}",
        "(int)",
        "a=",
        "++",
        "int(",
        "(int(*)",
        "typeof(",
        "sizeof(typeof("
      })
  void nestingHasAnEnd(String opening) {
    assertThatThrownBy(() -> parse(opening.repeat(900) + "1"))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void theLongestExpressionsAreStillTrees() {
    var text = "1" + "+1".repeat(400);

    assertThat(shape(parse(text))).startsWith("(((((");
    assertThatThrownBy(() -> parse("1" + "+1".repeat(600)))
        .hasMessage("The expression is too long.");
    assertThatThrownBy(() -> parse(" ".repeat(10_000))).hasMessage("The expression is too long.");
  }

  private static final List<String> PIECES =
      List.of(
          "a",
          "b1",
          "foo",
          "Box",
          "ns",
          "::",
          "<",
          ">",
          ">>",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "*",
          "&",
          "&&",
          "->",
          ".",
          "->*",
          ".*",
          ",",
          "?",
          ":",
          "=",
          "+=",
          "==",
          "<<=",
          "+",
          "-",
          "++",
          "--",
          "!",
          "~",
          "@",
          "/",
          "%",
          "|",
          "^",
          "1",
          "0x1f",
          "1.5",
          "1e",
          "09",
          "'a'",
          "'ab'",
          "'",
          "\"s\"",
          "\"",
          "$",
          "$1",
          "$$2",
          "$rip",
          "int",
          "unsigned",
          "long",
          "struct",
          "enum",
          "const",
          "sizeof",
          "alignof",
          "typeof",
          "static_cast",
          "this",
          "true",
          "nullptr",
          "operator",
          " ",
          "\\",
          "#",
          "\u00e9",
          "(anonymous namespace)",
          "typename",
          "void",
          "...",
          "L'x'",
          "u8\"y\"",
          "_Complex");

  @Test
  @Timeout(120)
  void whateverTheTextItIsATreeOrALocatedError() {
    var random = new Random(20261122);
    var trees = 0;
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      var length = 1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 12);
      for (var k = 0; k < length; k++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextInt(3) == 0 ? " " : "");
      }
      trees += outcome(text.toString()) ? 1 : 0;
    }
    assertThat(trees).isPositive();
  }

  @Test
  @Timeout(120)
  void textsThatAreAlmostExpressionsAreATreeOrALocatedError() {
    var random = new Random(5);
    var seeds =
        List.of(
            "(char (*)[10]) p + *q@3, $v = a.b->c[1]::x",
            "sizeof (struct s *) * 'x' << 0x10ul",
            "static_cast<ns::foo &>(*this).m(1, \"t\\n\") ? ::g : 'f.c'::h",
            "{int} &x | !y && z %= 3.5e-3f",
            "(void (*(*)(int))(char, ...)) Box<int, 2>::v ->* w");
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
      for (var k = 0; k <= random.nextInt(4); k++) {
        mutate(text, random);
      }
      outcome(text.toString());
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    var at = random.nextInt(text.length() + 1);
    switch (random.nextInt(4)) {
      case 0 ->
          text.insert(
              at,
              (char) (random.nextInt(10) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(95)));
      case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
      default -> text.insert(at, text.substring(0, random.nextInt(text.length() + 1)));
    }
  }

  /// {@return whether a text is an expression}
  private static boolean outcome(String text) {
    try {
      assertThat(parse(text)).isNotNull();
      return true;
    } catch (ExpressionException located) {
      assertThat(located.column()).as(text).isBetween(0, Math.max(text.length(), Lexer.LONGEST));
      assertThat(located.sentence()).as(text).isNotEmpty();
      return false;
    }
  }

  @Test
  void wordsAreWhereTheyStand() {
    var columns = new ArrayList<Integer>();
    for (var token : Lexer.tokens(Written.of("a +'x'  ->\"s\""))) {
      columns.add(token.at());
    }

    assertThat(columns).containsExactly(0, 2, 3, 8, 10, 13);
  }
}
