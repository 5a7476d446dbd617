package dev.spoor.debugger;

import dev.spoor.debugger.breakpoint.ConditionCompiler;
import dev.spoor.engine.TracerOptions;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.symbolic.LinkageNames;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a [DebugSession] is given.
///
/// @param debugFiles makes the search for debugging information of a program, by the root of its
///   file system
/// @param names makes names of symbols readable
/// @param conditions makes conditions of what users type
/// @param options of the tracer
/// @param notices is told what happens without halting anything; on the tracer thread, so that it
///   must not wait for anything
public record DebugSetup(
    Function<Path, DebugSearch> debugFiles,
    LinkageNames names,
    ConditionCompiler conditions,
    TracerOptions options,
    Consumer<Notice> notices) {
  DebugSearch filesUnder(Path root) {
    return debugFiles.apply(root);
  }
}
