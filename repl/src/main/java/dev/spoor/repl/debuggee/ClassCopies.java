package dev.spoor.repl.debuggee;

import dev.spoor.debugger.step.CallFunction.Argument;
import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Copies of objects whose classes copy them themselves, for one call: they are passed by the
/// addresses of copies, which end when the call has returned (Itanium C++ ABI, 3.1.2.3).
final class ClassCopies {
  private final View view;
  private final FunctionCalls calls;
  private final ProgramHeap heap;
  private final List<Copy> copies = new ArrayList<>();

  private record Copy(Address place, Optional<Address> ending) {}

  ClassCopies(View view, FunctionCalls calls) {
    this.view = view;
    this.calls = calls;
    this.heap = new ProgramHeap(view, calls);
  }

  /// {@return where a copy of an object is}
  ///
  /// @param from where the object is
  Address of(Type type, Address from) {
    var lifetime = view.expressions().lifetime(type);
    var copying =
        lifetime
            .copying()
            .orElseThrow(() ->
                new ExpressionException(
                    0, "Couldn't find method " + type.name() + "::" + lifetime.name()));
    var place = heap.allocated((int) type.sizeBytes().orElse(1));
    call(copying, lifetime.name(), List.of(word(place), word(from)));
    copies.add(new Copy(place, lifetime.ending()));
    return place;
  }

  /// The call has returned.
  void end() {
    for (var copy : copies.reversed()) {
      copy.ending().ifPresent(entry -> call(entry, "a destructor", List.of(word(copy.place()))));
      heap.free(copy.place());
    }
  }

  private void call(Address entry, String name, List<Argument> arguments) {
    var _ =
        calls.next(
            new NeededCall(entry, name, arguments, view.expressions().type("unsigned long"), 0));
  }

  private static Argument word(Address address) {
    return new Argument.Word(address.value());
  }
}
