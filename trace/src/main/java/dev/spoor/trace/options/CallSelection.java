package dev.spoor.trace.options;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which calls are shown (`-e trace=`): asked at each entry, so it is compiled to one bit a number
/// when an ABI's first call comes. For use by one thread.
public final class CallSelection {
  /// Which ABIs a term of the expression is about: `close@64`.
  private enum Scope {
    ANY,
    BITS64,
    BITS32,
    X32;

    boolean covers(Abi abi) {
      return switch (this) {
        case ANY -> true;
        case BITS64 -> abi == Abi.X86_64 || abi == Abi.AARCH64;
        case BITS32 -> abi == Abi.I386;
        case X32 -> abi == Abi.X32;
      };
    }
  }

  /// What one term of the expression matches.
  private sealed interface Term {
    Scope scope();

    record Everything(Scope scope) implements Term {}

    record Named(Scope scope, String name) implements Term {}

    record InClass(Scope scope, String name) implements Term {}

    record Numbered(Scope scope, long number) implements Term {}

    record Matching(Scope scope, Pattern pattern) implements Term {}
  }

  private static final String CONNECT = "connect";
  private static final Abi[] KNOWN = {Abi.X86_64, Abi.I386, Abi.X32};

  private final List<Term> terms = new ArrayList<>();
  private final boolean inverted;
  private final Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);
  private final Map<Abi, BitSet> compiled = new EnumMap<>(Abi.class);
  private Optional<CarriedCalls> carried = Optional.empty();

  private CallSelection(boolean inverted) {
    this.inverted = inverted;
  }

  /// {@return the selection of all calls}
  public static CallSelection all() {
    return new CallSelection(true);
  }

  /// Reads an expression as `-e trace=` takes it.
  ///
  /// @throws UsageException if it names a call or a class that no ABI has
  public static CallSelection parse(String text) {
    var set = SetExpression.parse(text);
    var selection = new CallSelection(set.inverted() != set.everything());
    set.words().forEach(selection::add);
    return selection;
  }

  private void add(String word) {
    var optional = word.startsWith("?");
    var bare = word;
    while (bare.startsWith("?")) {
      bare = bare.substring(1);
    }
    var term = parsed(bare);
    if (term.isPresent() && matchesSomething(term.get())) {
      terms.add(term.get());
    } else if (!optional) {
      throw UsageException.plain("invalid system call '" + Quoted.of(word) + "'");
    }
  }

  private static Optional<Term> parsed(String word) {
    if (word.startsWith("/")) {
      return pattern(word.substring(1));
    }
    var at = word.lastIndexOf('@');
    var scope = at < 0 ? Scope.ANY : scope(word.substring(at + 1), word);
    var name = at < 0 ? word : word.substring(0, at);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.equals("all")) {
      return Optional.of(new Term.Everything(scope));
    }
    if (name.startsWith("%")) {
      return Optional.of(new Term.InClass(scope, name.substring(1)));
    }
    if (isNumber(name)) {
      return Optional.of(new Term.Numbered(scope, Long.parseLong(name)));
    }
    return Optional.of(
        isOldClass(name) ? new Term.InClass(scope, name) : new Term.Named(scope, name));
  }

  private static Scope scope(String name, String word) {
    return switch (name) {
      case "64" -> Scope.BITS64;
      case "32" -> Scope.BITS32;
      case "x32" -> Scope.X32;
      default ->
          throw UsageException.withHint(
              "incorrect personality designator '"
                  + Quoted.of(name)
                  + "' in qualification '"
                  + Quoted.of(word)
                  + "'");
    };
  }

  private static Optional<Term> pattern(String text) {
    try {
      return Optional.of(new Term.Matching(Scope.ANY, Pattern.compile(text)));
    } catch (PatternSyntaxException broken) {
      throw UsageException.plain("regcomp: " + Quoted.of(text) + ": " + broken.getDescription());
    }
  }

  private static boolean isNumber(String word) {
    for (var i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return word.length() <= 9;
  }

  /// The classes that strace(1) also takes without `%`.
  private static boolean isOldClass(String name) {
    return switch (name) {
      case "desc", "file", "ipc", "memory", "network", "process", "signal" -> true;
      default -> false;
    };
  }

  private boolean matchesSomething(Term term) {
    if (term instanceof Term.Everything) {
      return true;
    }
    for (var abi : KNOWN) {
      if (term.scope().covers(abi)) {
        for (var row : table(abi).rows()) {
          if (matches(term, row)) {
            return true;
          }
        }
      }
    }
    if (term.scope().covers(Abi.I386)) {
      for (var row : carried().all()) {
        if (matches(term, row)) {
          return true;
        }
      }
    }
    return false;
  }

  private CarriedCalls carried() {
    if (carried.isEmpty()) {
      carried = Optional.of(new CarriedCalls());
    }
    return carried.get();
  }

  private SyscallTable table(Abi abi) {
    return tables.computeIfAbsent(abi, SyscallTable::of);
  }

  private static boolean matches(Term term, SyscallTable.Row row) {
    return switch (term) {
      case Term.Everything _ -> true;
      case Term.Named(var _, var name) -> row.name().equals(name);
      case Term.InClass(var _, var name) -> isIn(row, name);
      case Term.Numbered(var _, var number) -> row.number() == number;
      case Term.Matching(var _, var pattern) -> pattern.matcher(row.name()).find();
    };
  }

  private static boolean isIn(SyscallTable.Row row, String name) {
    // The table has strace's short names of two of them.
    var inTable =
        switch (name) {
          case "net" -> "network";
          default -> name;
        };
    return row.classes().contains(inTable) || row.classes().contains(name);
  }

  /// {@return the names of all calls that are selected, of any ABI}
  public Set<String> names() {
    var names = new HashSet<String>();
    for (var abi : KNOWN) {
      for (var row : table(abi).rows()) {
        if (isSelected(abi, row.number())) {
          names.add(row.name());
        }
      }
    }
    for (var row : carried().all()) {
      if (isSelected(row)) {
        names.add(row.name());
      }
    }
    return names;
  }

  /// {@return the names of all calls that are not selected, in no ABI}
  Set<String> otherNames() {
    var names = all().names();
    names.removeAll(names());
    return names;
  }

  /// {@return the selection of no call}
  static CallSelection none() {
    return new CallSelection(false);
  }

  /// {@return whether no call is selected}
  public boolean isNone() {
    return terms.isEmpty() && !inverted;
  }

  /// {@return whether every call is selected}
  public boolean isAll() {
    return terms.isEmpty() && inverted;
  }

  /// {@return whether every call by which a socket is connected is selected}
  public boolean seesConnections() {
    if (isAll()) {
      return true;
    }
    for (var abi : KNOWN) {
      var connect = SyscallTable.of(abi).find(CONNECT);
      if (connect.isPresent() && !isSelected(abi, connect.get().number())) {
        return false;
      }
    }
    for (var row : carried().all()) {
      if (row.name().equals(CONNECT) && !isSelected(row)) {
        return false;
      }
    }
    return true;
  }

  /// {@return whether the call may be shown: with other arguments, if not with these}
  ///
  /// @param number as the kernel got it
  public boolean contains(Abi abi, long number) {
    if (!terms.isEmpty() && CarriedCalls.areIn(abi, number)) {
      for (var row : carried().in(number)) {
        if (isSelected(row)) {
          return true;
        }
      }
    }
    return isSelected(abi, number);
  }

  /// {@return whether the call is shown}
  ///
  /// @param number as the kernel got it
  /// @param first its first argument, which says what socketcall(2) and ipc(2) carry
  public boolean contains(Abi abi, long number, long first) {
    if (!terms.isEmpty() && CarriedCalls.areIn(abi, number)) {
      var row = carried().find(number, first);
      if (row.isPresent()) {
        return isSelected(row.get());
      }
    }
    return isSelected(abi, number);
  }

  /// {@return whether the call carries others and is selected itself: it is shown when what it
  /// carries cannot be found out}
  public boolean containsCarrier(Abi abi, long number) {
    return CarriedCalls.areIn(abi, number) && isSelected(abi, number);
  }

  /// {@return whether this call, carried by another one, is selected}
  private boolean isSelected(SyscallTable.Row row) {
    for (var term : terms) {
      if (term.scope().covers(Abi.I386) && matches(term, row)) {
        return !inverted;
      }
    }
    return inverted;
  }

  private boolean isSelected(Abi abi, long number) {
    if (terms.isEmpty()) {
      return inverted;
    }
    var plain = abi.tableNumber(number);
    if (plain < 0 || plain > Integer.MAX_VALUE) {
      return inverted;
    }
    var bits = compiled.get(abi);
    if (bits == null) {
      bits = compile(abi);
      compiled.put(abi, bits);
    }
    return bits.get((int) plain) != inverted;
  }

  private BitSet compile(Abi abi) {
    var bits = new BitSet();
    for (var row : table(abi).rows()) {
      for (var term : terms) {
        if (term.scope().covers(abi) && matches(term, row)) {
          bits.set((int) row.number());
        }
      }
    }
    return bits;
  }
}
