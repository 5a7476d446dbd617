/// Variables: which a frame sees, and where they are (DWARF 5, sections 3.3 to 4.1).
///
/// ```text
/// Program         = DebuggedObjects Memory CallConvention LinkageNames
/// DebuggedObject  = LoadedObject DebugInfo SourceLocations Types
/// FrameVariables  = Scope*                     innermost first
/// Scope           = Kind name? Variable*
/// Variable        = Kind name TypeReference
/// ```
///
/// Central types are [dev.spoor.symbolic.variable.Program], which is asked for the variables of a
/// frame or for a global one, and [dev.spoor.symbolic.variable.Variable].
@NullMarked
package dev.spoor.symbolic.variable;

import org.jspecify.annotations.NullMarked;
