/// Values of types in a program: what is at an address, in registers, in pieces, or nowhere; and
/// how they are shown.
///
/// ```text
/// Value        = Type Storage Surroundings
/// Storage      = InMemory | Held
/// Held         = Contents Address?
/// Contents     = (byte | Absence)*
/// Absence      = OptimizedOut | Unreadable | Unavailable | ImplicitPointer
/// Surroundings = memory symbols types frame
/// Presenters   = Presenter*
/// Presenter    : Value -> Presentation?
/// Presentation = Text | Items
/// ```
///
/// Nothing is read before it is asked for. What a program has in its memory is not trusted: each
/// text has limits, each loop an end, and bytes that are no printable ASCII are shown by their
/// numbers.
@NullMarked
package dev.spoor.symbolic.value;

import org.jspecify.annotations.NullMarked;
