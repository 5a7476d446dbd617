/// From a frame to its caller's: by what the compiler says about it, else by what the code looks
/// like.
///
/// ```text
/// Stack   = Frame* End
/// Frame   = FrameRegisters interrupted? kind cfa? FoundBy
/// Unwound = Caller(Frame cfa kind) | Outermost | Unable          (an Unwinder's answer)
/// ```
///
/// A [dev.spoor.symbolic.unwind.FrameWalker] asks [dev.spoor.symbolic.unwind.Unwinder]s in their
/// order until one has an answer. Neither damaged frame information nor a damaged stack makes it go
/// on without an end.
@NullMarked
package dev.spoor.symbolic.unwind;

import org.jspecify.annotations.NullMarked;
