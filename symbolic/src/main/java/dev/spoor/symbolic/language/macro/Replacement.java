package dev.spoor.symbolic.language.macro;

import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Replaces the macros in the text of an expression, each name at most once on its way down (C17,
/// section 6.10.3.4).
public final class Replacement {
  private static final int MOST_WORDS = 20_000;
  private static final int DEEPEST = 100;

  private final MacroScope scope;
  private final boolean isOnce;
  private int steps;

  private Replacement(MacroScope scope, boolean isOnce) {
    this.scope = scope;
    this.isOnce = isOnce;
  }

  /// {@return a text with its macros replaced, and those that this brings in}
  ///
  /// @throws ExpressionException if one is not used as it is defined, or this makes too much of it
  public static Written of(String text, MacroScope scope) {
    return replaced(text, scope, false);
  }

  /// {@return a text with the macros replaced that are in it, and not what these bring in}
  ///
  /// @throws ExpressionException as [#of]
  public static Written once(String text, MacroScope scope) {
    return replaced(text, scope, true);
  }

  private static Written replaced(String text, MacroScope scope, boolean isOnce) {
    if (scope.isEmpty()) {
      return Written.of(text);
    }
    var words = Words.of(text);
    var replacement = new Replacement(scope, isOnce);
    var result = replacement.expanded(words, 0);
    return replacement.steps == 0 ? Written.of(text) : Spelling.of(result, text.length());
  }

  /// {@return words without macros}
  List<Word> expanded(List<Word> words, int depth) {
    var input = new ArrayDeque<>(words);
    var output = new ArrayList<Word>();
    var blanks = "";
    while (!input.isEmpty()) {
      var word = input.pop();
      var body = body(word, input, depth);
      if (body.isEmpty()) {
        output.add(blanks.isEmpty() ? word : word.withBefore(blanks + word.before()));
        blanks = "";
        continue;
      }
      blanks += word.before();
      var made = body.get();
      steps += 1 + made.size();
      limit(word, input.size() + output.size() + made.size());
      if (isOnce) {
        for (var each : made) {
          output.add(blanks.isEmpty() ? each : each.withBefore(blanks + each.before()));
          blanks = "";
        }
      } else if (!made.isEmpty()) {
        push(made, blanks, input);
        blanks = "";
      }
    }
    return output;
  }

  /// What a macro brings in stands where its name did.
  private static void push(List<Word> made, String blanks, Deque<Word> input) {
    for (var i = made.size() - 1; i >= 0; i--) {
      input.push(i == 0 ? made.get(0).withBefore(blanks) : made.get(i));
    }
  }

  private void limit(Word word, int count) {
    if (steps > MOST_WORDS || count > Words.MOST) {
      throw new ExpressionException(word.at(), "The macro `" + word.text() + "' makes too much.");
    }
  }

  /// {@return what stands for a word, if it is a macro here; its arguments are taken from what is
  /// behind it}
  private Optional<List<Word>> body(Word word, Deque<Word> rest, int depth) {
    if (word.kind() != Word.Kind.NAME || word.hidden().contains(word.text())) {
      return Optional.empty();
    }
    var macro = scope.named(word.text());
    if (macro.isEmpty()) {
      return Optional.empty();
    }
    var isPlain = macro.get().parameters().isEmpty();
    if (!isPlain && (rest.isEmpty() || !rest.element().is("("))) {
      return Optional.empty();
    }
    if (depth > DEEPEST) {
      throw new ExpressionException(word.at(), "Macros are used too deep in each other.");
    }
    return Optional.of(
        isPlain ? plain(macro.get(), word) : withArguments(macro.get(), word, rest, depth));
  }

  private static List<Word> plain(Macro macro, Word word) {
    var hidden = new HashSet<>(word.hidden());
    hidden.add(word.text());
    return new Substitution(macro, List.of(), List.of()).words(word.at(), hidden);
  }

  private List<Word> withArguments(Macro macro, Word word, Deque<Word> rest, int depth) {
    var arguments = new Arguments(macro, word);
    var closing = arguments.take(rest);
    var full = new ArrayList<List<Word>>();
    for (var argument : arguments.all()) {
      full.add(isOnce ? argument : expanded(argument, depth + 1));
    }
    Set<String> hidden = new HashSet<>(word.hidden());
    hidden.retainAll(closing.hidden());
    hidden.add(word.text());
    return new Substitution(macro, arguments.all(), full).words(word.at(), hidden);
  }
}
