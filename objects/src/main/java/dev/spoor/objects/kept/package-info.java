/// What was computed of a file, kept from run to run in a directory of the user's: by build-id, in
/// files that are mapped when they are opened.
///
/// ```text
/// KeptFiles = directory most-bytes KeptFile*
/// KeptFile  = build-id (fingerprint content)?
/// ```
///
/// What is kept can always be made again: whatever is wrong with it, or with the directory, counts
/// as nothing being there. [KeptFiles] knows nothing of what the contents are.
@NullMarked
package dev.spoor.objects.kept;

import org.jspecify.annotations.NullMarked;
