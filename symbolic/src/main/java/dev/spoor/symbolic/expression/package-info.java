/// What DWARF expressions compute: where something is, or what it is (DWARF 5, sections 2.5 and
/// 2.6).
///
/// ```text
/// Location   = OptimizedOut | InMemory | InRegister | IsValue | IsBytes | ImplicitPointer
///            | InPieces | Unavailable
/// InPieces   = Piece*
/// Piece      = sizeBits offsetBits Location
/// ```
@NullMarked
package dev.spoor.symbolic.expression;

import org.jspecify.annotations.NullMarked;
