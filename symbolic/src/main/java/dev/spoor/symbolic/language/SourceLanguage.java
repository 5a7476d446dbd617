package dev.spoor.symbolic.language;

/// The language whose rules hold for an expression: where C and C++ differ.
public enum SourceLanguage {
  C,
  CPLUSPLUS
}
