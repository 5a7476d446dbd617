package dev.spoor.repl.source;

import java.util.Locale;
import java.util.Set;

/// What a source file is written in, as far as its colours go: its words, and how comments and
/// texts look. By the end of the file's name.
enum SourceLanguage {
  /// ISO/IEC 9899, 6.4.1.
  C(
      "c h i",
      """
      alignas alignof auto bool break case char const constexpr continue default do double else enum
      extern false float for goto if inline int long nullptr register restrict return short signed
      sizeof static static_assert struct switch thread_local true typedef typeof union unsigned void
      volatile while _Alignas _Alignof _Atomic _Bool _Complex _Generic _Noreturn _Static_assert
      _Thread_local __attribute__ asm\
      """),
  /// ISO/IEC 14882, 5.11.
  CPP(
      "cc cpp cxx c++ C hh hpp hxx h++ H ii ipp tcc inl cu",
      """
      alignas alignof and asm auto bool break case catch char char16_t char32_t char8_t class
      co_await co_return co_yield concept const const_cast consteval constexpr constinit continue
      decltype default delete do double dynamic_cast else enum explicit export extern false final
      float for friend goto if inline int long mutable namespace new noexcept not nullptr operator or
      override private protected public register reinterpret_cast requires return short signed sizeof
      static static_assert static_cast struct switch template this thread_local throw true try
      typedef typeid typename union unsigned using virtual void volatile wchar_t while\
      """),
  /// The Rust Reference, "Keywords".
  RUST(
      "rs",
      """
      as async await bool box break char const continue crate dyn else enum extern f32 f64 false fn
      for i128 i16 i32 i64 i8 if impl in isize let loop match mod move mut pub ref return self Self
      static str struct super trait true type u128 u16 u32 u64 u8 union unsafe use usize where while\
      """),
  /// The Go Programming Language Specification, "Keywords" and "Predeclared identifiers".
  GO(
      "go",
      """
      any bool break byte case chan comparable complex128 complex64 const continue default defer else
      error fallthrough false float32 float64 for func go goto if import int int16 int32 int64 int8
      interface iota map nil package range return rune select string struct switch true type uint
      uint16 uint32 uint64 uint8 uintptr var\
      """),
  /// Of GNU as; its directives begin with a point.
  ASSEMBLY("s S sx asm", ""),
  /// What has no colours.
  OTHER("", "");

  @SuppressWarnings("ImmutableEnumChecker") // what Set.of gives is never changed
  private final Set<String> endings;

  @SuppressWarnings("ImmutableEnumChecker") // as above
  private final Set<String> keywords;

  SourceLanguage(String endings, String keywords) {
    this.endings = Set.of(endings.split(" "));
    this.keywords = Set.of(keywords.split("\\s+"));
  }

  /// {@return the language of a file}
  static SourceLanguage of(String fileName) {
    var point = fileName.lastIndexOf('.');
    var ending = fileName.substring(point + 1);
    for (var language : values()) {
      if (point >= 0 && language.endings.contains(ending)) {
        return language;
      }
    }
    var small = ending.toLowerCase(Locale.ROOT);
    return small.equals(ending) ? OTHER : of(fileName.substring(0, point + 1) + small);
  }

  boolean isKeyword(String word) {
    return this == ASSEMBLY ? word.startsWith(".") : keywords.contains(word);
  }

  boolean hasPreprocessor() {
    return this == C || this == CPP || this == ASSEMBLY;
  }

  /// Whether comments may be in comments.
  boolean nestsComments() {
    return this == RUST;
  }

  /// Whether `'a` may be a lifetime rather than the beginning of a character.
  boolean hasLifetimes() {
    return this == RUST;
  }

  /// Whether a text goes on in the next line without a sign at the end of this one.
  boolean hasLongTexts() {
    return this == RUST;
  }

  /// Whether something begins a comment that ends with the line.
  boolean beginsRemark(String line, int at) {
    return line.startsWith("//", at) || this == ASSEMBLY && line.charAt(at) == '#';
  }
}
