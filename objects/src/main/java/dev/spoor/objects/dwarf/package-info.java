/// DWARF debugging information, versions 2 to 5, as a lazy immutable model. Knows nothing of
/// processes and nothing of lines.
///
/// The data model, in the words of the standard; numbers in brackets are sections of DWARF 5:
///
/// ```text
/// DebugInfo      = DwarfSections RelatedFiles Unit* supplementary DebugInfo?
/// DwarfSections  = (name Block)*
/// Unit           = UnitHeader Die                        (3.1, 7.5.1)
/// UnitHeader     = Encoding UnitType offset end identity
/// Encoding       = version offsetBytes addressBytes
/// Die            = Tag Attribute* Die*                   (2.1, 7.5.2)
/// Attribute      = AttributeName Form AttributeValue     (2.2, 7.5.4)
/// AttributeValue = Address | Constant | WideConstant | Flag | Text | Bytes | Expression
///                | LocalReference | GlobalReference | SupplementaryReference | TypeReference
///                | SectionOffset | ListIndex
/// FileAddressRange = FileAddress FileAddress             (2.17)
/// Location       = FileAddressRange? expression          (2.6)
/// ```
///
/// A [DieWalk] goes through the entries of a unit without an object for each. [Unit#full] goes from
/// a skeleton to the unit in a file of its own. Tags, names of attributes, forms and types of units
/// are open sets.
///
/// What is malformed gives a [dev.spoor.objects.bytes.MalformedObjectException] when it is asked
/// for, and what is asked of other parts still works. No reading recurses by what the file says.
@NullMarked
package dev.spoor.objects.dwarf;

import org.jspecify.annotations.NullMarked;
