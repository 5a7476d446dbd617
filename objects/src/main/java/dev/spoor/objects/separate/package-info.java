/// Files that hold what was stripped from an object: found by build-id or by the name and checksum
/// that the object has, in directories or on debuginfod servers.
///
/// ```text
/// Search        = SeparateFile? Rejected*
/// SeparateFile  = ObjectFile path Evidence
/// DebugLink     = name CRC                  (.gnu_debuglink)
/// AlternateLink = name build-id             (.gnu_debugaltlink, of dwz)
/// ```
///
/// A file is used only if it says that it belongs to the object: by the same build-id, or where one
/// of them has none by its checksum. What was looked at and not used is part of the answer, so that
/// a user can be told why there are no names. Nothing asks the network unless it is given servers.
@NullMarked
package dev.spoor.objects.separate;

import org.jspecify.annotations.NullMarked;
