package dev.spoor.repl.shell;

import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.terminal.Input;
import dev.spoor.repl.terminal.Output;
import java.util.Locale;
import java.util.Optional;

/// What a person is asked, if there is one. For one thread.
final class Questions {
  private final Inputs inputs;
  private final Settings settings;
  private final Output output;
  private boolean areAsked = true;

  Questions(Inputs inputs, Settings settings, Output output) {
    this.inputs = inputs;
    this.settings = settings;
    this.output = output;
  }

  /// Says whether anybody is to be asked anything.
  void areAsked(boolean value) {
    areAsked = value;
  }

  /// {@return whether anybody may be asked something}
  boolean areAsked() {
    return areAsked;
  }

  /// {@return whether a person is typing}
  boolean isInteractive() {
    return areAsked && inputs.alone().filter(Input::isInteractive).isPresent();
  }

  /// {@return what a person says when the page is full; that there are to be no more if there is
  /// none}
  Optional<String> nextPage(String question) {
    var person = inputs.outermost();
    return areAsked && person.isPresent() ? person.get().next(question) : Optional.of("c");
  }

  /// {@return what a person says to a question; yes if nobody can be asked}
  ///
  /// @param question without the words about the answers
  boolean confirms(String question) {
    var person = inputs.alone();
    if (!settings.isOn("confirm") || areAsked && person.isEmpty()) {
      return true;
    }
    var lastLine = question.lastIndexOf('\n') + 1;
    output.unended(question.substring(0, lastLine));
    var prompt = question.substring(lastLine) + " (y or n) ";
    if (isInteractive() && person.isPresent()) {
      return isYes(person.get(), prompt);
    }
    output.line(prompt + "[answered Y; input not from terminal]");
    return true;
  }

  private boolean isYes(Input person, String prompt) {
    for (var answer = person.next(prompt); answer.isPresent(); answer = person.next(prompt)) {
      var word = answer.get().strip().toLowerCase(Locale.ROOT);
      if (word.startsWith("y") || word.startsWith("n")) {
        return word.startsWith("y");
      }
      output.line("Please answer y or n.");
    }
    return true;
  }
}
