/// Types of variables, read from debugging information when they are asked for (DWARF 5, chapter
/// 5). Knows nothing of memory.
///
/// ```text
/// Type          = BaseType | PointerType | ReferenceType | MemberPointerType | ArrayType
///               | CompoundType | EnumerationType | FlagsType | TypedefType | QualifiedType
///               | FunctionType | VoidType | UnspecifiedType | UnknownType
/// TypeReference = a Type, or an entry that is made one when it is needed
/// ArrayType     = element TypeReference, Dimension*
/// Dimension     = lower Bound, upper Bound
/// Bound         = Known | Computed | Unknown
/// CompoundType  = Kind name size Member* BaseClass* VariantPart*
/// Member        = name TypeReference Placement
/// Placement     = AtByte | AtBits | Computed | Static
/// VariantPart   = discriminant Member?, Variant*
/// Variant       = (low high)* Member*
/// ```
///
/// Types refer to each other through a [TypeReference], so that those that contain themselves do
/// not end reading. Whatever a file says, no question recurses without bounds.
@NullMarked
package dev.spoor.symbolic.type;

import org.jspecify.annotations.NullMarked;
