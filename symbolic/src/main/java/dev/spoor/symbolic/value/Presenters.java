package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Language;
import java.util.Map;
import java.util.Optional;

/// Which types are shown by whom. Immutable.
public final class Presenters {
  private static final int MOST_ITEMS = 200;

  private final Map<String, Presenter> byName;
  private final Map<Language, Presenter> byLanguage;

  private Presenters(Map<String, Presenter> byName, Map<Language, Presenter> byLanguage) {
    this.byName = byName;
    this.byLanguage = byLanguage;
  }

  /// {@return a table without types: all are shown by their members}
  public static Presenters none() {
    return new Presenters(Map.of(), Map.of());
  }

  /// {@return a table}
  ///
  /// @param byName the presenters by the names of classes with their scopes: `std::vector`. Without
  ///   the arguments of a template, and without namespaces whose names begin with two underscores,
  ///   which libraries have for their versions
  public static Presenters of(Map<String, Presenter> byName) {
    return new Presenters(Map.copyOf(byName), Map.of());
  }

  /// {@return this table, with presenters for all structures of a language that others leave}
  Presenters withLanguages(Map<Language, Presenter> presenters) {
    return new Presenters(byName, Map.copyOf(presenters));
  }

  /// {@return this table and another one, which goes before it}
  public Presenters with(Presenters other) {
    var all = new java.util.HashMap<>(byName);
    all.putAll(other.byName);
    var languages = new java.util.HashMap<>(byLanguage);
    languages.putAll(other.byLanguage);
    return new Presenters(Map.copyOf(all), Map.copyOf(languages));
  }

  /// {@return what a value is shown as; empty if as itself}
  public Optional<Presentation> of(Value value) {
    if (byName.isEmpty() && byLanguage.isEmpty()) {
      return Optional.empty();
    }
    if (byLanguage.containsKey(Language.GO) && GoPresenter.isMap(value)) {
      return ContainerParts.pointsTo(Optional.of(value)).isEmpty()
          ? Optional.empty()
          : value.target().flatMap(this::of);
    }
    if (!(value.type().stripped() instanceof CompoundType compound) || compound.tag().isEmpty()) {
      return Optional.empty();
    }
    var named = Optional.ofNullable(byName.get(plainName(compound.tag().get())));
    return named
        .or(() -> Optional.ofNullable(byLanguage.get(compound.language())))
        .flatMap(presenter -> presenter.present(value.held(), MOST_ITEMS));
  }

  /// {@return `std::vector` for `std::__cxx11::vector<int, std::allocator<int> >`}
  static String plainName(String name) {
    var plain = new StringBuilder(name.length());
    var depth = 0;
    for (var i = 0; i < name.length(); i++) {
      var sign = name.charAt(i);
      depth += sign == '<' ? 1 : 0;
      if (depth == 0) {
        plain.append(sign);
      }
      depth -= sign == '>' ? 1 : 0;
    }
    return withoutVersions(plain.toString());
  }

  private static String withoutVersions(String name) {
    var from = name.indexOf("::__");
    if (from < 0) {
      return name;
    }
    var end = name.indexOf("::", from + 2);
    return end < 0 ? name : withoutVersions(name.substring(0, from) + name.substring(end));
  }
}
