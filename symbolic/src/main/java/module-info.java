/// Questions about an address space: where, in which frame, by what name. Of a live process, a core
/// or one made by a test; nothing here traces.
module dev.spoor.symbolic {
  requires transitive dev.spoor.machine;
  requires transitive dev.spoor.objects;
  requires static org.jspecify;

  exports dev.spoor.symbolic;
  exports dev.spoor.symbolic.call;
  exports dev.spoor.symbolic.core;
  exports dev.spoor.symbolic.expression;
  exports dev.spoor.symbolic.language;
  exports dev.spoor.symbolic.language.macro;
  exports dev.spoor.symbolic.language.syntax;
  exports dev.spoor.symbolic.process;
  exports dev.spoor.symbolic.type;
  exports dev.spoor.symbolic.unwind;
  exports dev.spoor.symbolic.value;
  exports dev.spoor.symbolic.variable;
}
