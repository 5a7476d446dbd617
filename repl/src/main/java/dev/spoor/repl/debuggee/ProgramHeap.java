package dev.spoor.repl.debuggee;

import dev.spoor.debugger.step.CallFunction.Argument;
import dev.spoor.machine.Address;
import dev.spoor.objects.elf.SymbolType;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.List;
import java.util.Optional;

/// Memory that the program itself is asked for, by `malloc`.
record ProgramHeap(View view, FunctionCalls calls) {
  /// {@return where there is room for some bytes}
  Address allocated(int bytes) {
    var entry =
        symbol("malloc")
            .orElseThrow(() ->
                new ExpressionException(
                    0,
                    "evaluation of this expression requires the program to have a function"
                        + " \"malloc\"."));
    var type = view.expressions().type("unsigned long");
    var got =
        calls.next(new NeededCall(entry, "malloc", List.of(new Argument.Word(bytes)), type, 0));
    return Address.of(got.number().orElse(0));
  }

  /// Gives it back, if the program can.
  void free(Address place) {
    var type = view.expressions().type("unsigned long");
    symbol("free")
        .ifPresent(entry ->
            calls.next(
                new NeededCall(entry, "free", List.of(new Argument.Word(place.value())), type, 0)));
  }

  /// {@return a function that the program or one of its libraries offers}
  Optional<Address> symbol(String name) {
    for (var object : view.symbols().objects()) {
      var table = object.file().dynamicSymbols();
      if (table.isPresent()) {
        for (var symbol : table.get().named(name)) {
          if (symbol.hasAddress() && symbol.type().equals(SymbolType.FUNC)) {
            return Optional.of(object.address(symbol.address()));
          }
        }
      }
    }
    return Optional.empty();
  }
}
