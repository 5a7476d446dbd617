package dev.spoor.symbolic.value;

import java.util.Map;

/// How the classes of LLVM's C++ library, libc++, are shown: by the members that version 14 has,
/// and by those of later ones, which keep the same parts under other names. What has neither is
/// shown as any other class. The words are those that GNU's library has for the same classes.
final class LlvmLibrary {
  private LlvmLibrary() {}

  /// {@return who shows what, by name}
  static Map<String, Presenter> presenters() {
    return Map.ofEntries(
        Map.entry("std::basic_string", LlvmTexts::string),
        Map.entry("std::basic_string_view", LlvmTexts::view),
        Map.entry("std::vector", LlvmRows::vector),
        Map.entry("std::array", LlvmRows::array),
        Map.entry("std::deque", LlvmRows::deque),
        Map.entry("std::list", LlvmChains::list),
        Map.entry("std::forward_list", LlvmChains::forwardList),
        Map.entry("std::map", new LlvmTree("std::map", true)),
        Map.entry("std::multimap", new LlvmTree("std::multimap", true)),
        Map.entry("std::set", new LlvmTree("std::set", false)),
        Map.entry("std::multiset", new LlvmTree("std::multiset", false)),
        Map.entry("std::unordered_map", LlvmChains.hashed("std::unordered_map", true)),
        Map.entry("std::unordered_multimap", LlvmChains.hashed("std::unordered_multimap", true)),
        Map.entry("std::unordered_set", LlvmChains.hashed("std::unordered_set", false)),
        Map.entry("std::unordered_multiset", LlvmChains.hashed("std::unordered_multiset", false)),
        Map.entry("std::optional", LlvmHolders::optional),
        Map.entry("std::variant", LlvmHolders::variant),
        Map.entry("std::tuple", LlvmHolders::tuple),
        Map.entry("std::unique_ptr", LlvmHolders::unique),
        Map.entry("std::shared_ptr", (value, _) -> LlvmHolders.shared("std::shared_ptr", value)),
        Map.entry("std::weak_ptr", (value, _) -> LlvmHolders.shared("std::weak_ptr", value)));
  }
}
