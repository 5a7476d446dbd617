package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.Probe;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The exception at hand where GNU's C++ library has marked that one is thrown or caught: the marks
/// `throw`, `rethrow` and `catch` have the object and its `std::type_info`.
///
/// @param type the name of its class
public record ThrownException(Address object, String type) {
  private static final String PROVIDER = "libstdcxx";
  private static final int LONGEST_NAME = 4096;

  /// What GNU's assembler writes: `8@%rdi`, `-8@16(%rsp)`.
  private static final Pattern ARGUMENT =
      Pattern.compile("-?\\d+@(?:%(\\w+)|(-?\\d*)\\(%(\\w+)\\))");

  /// {@return the exception, if a task stands at such a mark}
  public static Optional<ThrownException> at(Symbols symbols, Registers registers) {
    return arguments(symbols, registers.pc())
        .map(text -> text.split(" ", -1))
        .filter(words -> words.length >= 2)
        .flatMap(words ->
            value(words[0], symbols, registers)
                .flatMap(object ->
                    value(words[1], symbols, registers)
                        .flatMap(info -> typeName(symbols, info))
                        .map(name -> new ThrownException(object, name))));
  }

  private static Optional<String> arguments(Symbols symbols, Address pc) {
    try {
      var object = symbols.debugged().loadedAt(pc);
      return object.flatMap(loaded ->
          Probe.of(loaded.file()).stream()
              .filter(probe -> probe.provider().equals(PROVIDER))
              .filter(probe -> loaded.address(probe.address()).equals(pc))
              .map(Probe::arguments)
              .findFirst());
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Address> value(String word, Symbols symbols, Registers registers) {
    var argument = ARGUMENT.matcher(word);
    if (!argument.matches()) {
      return Optional.empty();
    }
    var isRegister = argument.group(1) != null;
    var register =
        registers.architecture().find(isRegister ? argument.group(1) : argument.group(3));
    if (register.isEmpty() || !registers.knows(register.get())) {
      return Optional.empty();
    }
    var content = Address.of(registers.unsigned(register.get()));
    if (isRegister) {
      return Optional.of(content);
    }
    var offset = argument.group(2).isEmpty() ? 0 : Long.parseLong(argument.group(2));
    return word(symbols, content.plus(offset));
  }

  private static Optional<Address> word(Symbols symbols, Address at) {
    var read = symbols.memory().readUnsigned(at, symbols.program().addressBytes());
    return read.isPresent() ? Optional.of(Address.of(read.getAsLong())) : Optional.empty();
  }

  /// `std::type_info` has a pointer to a table of functions, and one to the name (Itanium C++ ABI,
  /// 2.9.4); a `*` before the name says that it is nobody else's.
  private static Optional<String> typeName(Symbols symbols, Address info) {
    return word(symbols, info.plus(symbols.program().addressBytes()))
        .flatMap(at -> symbols.memory().readString(at, LONGEST_NAME))
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .map(name -> name.startsWith("*") ? name.substring(1) : name)
        .map(name -> readable(symbols, name));
  }

  private static String readable(Symbols symbols, String name) {
    var text = symbols.names().readable("_ZTS" + name);
    return text.startsWith(TYPE_NAME) ? text.substring(TYPE_NAME.length()) : name;
  }

  private static final String TYPE_NAME = "typeinfo name for ";
}
