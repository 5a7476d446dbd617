package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.Die;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A structure, a union or a class (DWARF 5, section 5.7). Its members are read when they are asked
/// for.
///
/// Two are equal if the same entry describes them.
public final class CompoundType implements Type {
  private final Optional<Die> die;
  private final Kind kind;
  private final Optional<String> tag;
  private final boolean isTagged;
  private final OptionalLong declaredBytes;
  private final Lazy<Members> members;
  private final Lazy<ClassScope> scope;

  /// What it is declared as.
  public enum Kind {
    STRUCTURE("struct"),
    UNION("union"),
    CLASS("class");

    private final String keyword;

    Kind(String keyword) {
      this.keyword = keyword;
    }

    /// {@return the word of C and C++ for it}
    public String keyword() {
      return keyword;
    }
  }

  CompoundType(Die die, Kind kind, Optional<String> tag, Types types) {
    this.die = Optional.of(die);
    this.kind = kind;
    this.tag = tag;
    this.isTagged = Languages.hasTags(die.unit());
    this.declaredBytes = DieNumbers.of(die, dev.spoor.objects.dwarf.AttributeName.BYTE_SIZE);
    this.members = new Lazy<>(() -> new MemberReader(die, types).read());
    this.scope = new Lazy<>(() -> new ScopeReader(die, types).read());
  }

  private CompoundType(String tag, Kind kind, long bytes, List<Member> members) {
    this.die = Optional.empty();
    this.kind = kind;
    this.tag = Optional.of(tag).filter(name -> !name.isEmpty());
    this.isTagged = true;
    this.declaredBytes = OptionalLong.of(bytes);
    this.members = new Lazy<>(() -> new Members(members, List.of(), List.of(), List.of()));
    this.scope = new Lazy<>(() -> new ClassScope(List.of(), List.of(), List.of()));
  }

  /// {@return one that no file describes: of what a register holds, or the kernel says}
  ///
  /// @param tag empty for one without a name, which is equal to none but itself
  /// @param bytes its width
  public static CompoundType made(String tag, Kind kind, long bytes, List<Member> members) {
    return new CompoundType(tag, kind, bytes, List.copyOf(members));
  }

  /// {@return the entry that describes it; empty if no file does}
  public Optional<Die> die() {
    return die;
  }

  /// {@return what is in that entry}
  public List<Die> entries() {
    return die.map(Die::children).orElse(List.of());
  }

  /// {@return what it is declared as}
  public Kind kind() {
    return kind;
  }

  /// {@return its name with what it is declared in, without a keyword; empty if it has none}
  public Optional<String> tag() {
    return tag;
  }

  /// {@return whether the language writes a keyword before the name}
  public boolean isTagged() {
    return isTagged;
  }

  /// {@return by whose rules it is written}
  public Language language() {
    return die.map(entry -> Languages.of(entry.unit())).orElse(Language.OTHER);
  }

  /// {@return whether nothing is known of its contents}
  public boolean isDeclaration() {
    return die.filter(entry -> entry.flag(dev.spoor.objects.dwarf.AttributeName.DECLARATION))
        .isPresent();
  }

  OptionalLong declaredBytes() {
    return declaredBytes;
  }

  /// {@return its own members, static ones included, in the order of the file}
  public List<Member> members() {
    return members.get().members();
  }

  /// {@return the classes that it is derived from, in the order of the file}
  public List<BaseClass> bases() {
    return members.get().bases();
  }

  /// {@return the members that depend on one another's value}
  public List<VariantPart> variantParts() {
    return members.get().variantParts();
  }

  /// {@return the arguments of the template that it is made from: types}
  public List<TypeReference> templateArguments() {
    return members.get().templateArguments();
  }

  /// {@return what is declared in it beside its members}
  public ClassScope scope() {
    return scope.get();
  }

  /// {@return the member with this name}
  public Optional<Member> member(String name) {
    for (var member : members()) {
      if (member.name().filter(name::equals).isPresent()) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof CompoundType that
            && die.equals(that.die)
            && (die.isPresent() || tag.isPresent() && tag.equals(that.tag));
  }

  @Override
  public int hashCode() {
    return die.isPresent() ? die.hashCode() : tag.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }
}
