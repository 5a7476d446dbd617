package dev.spoor.debugger;

/// The debugger, seen from the tracer thread: [DebugSession#call] hands it out.
public final class Debugger {
  Debugger() {}
}
