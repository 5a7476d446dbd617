/// How to get from a function's frame to its caller's: the sections `.eh_frame` (Linux Standard
/// Base, "Exception Frames") and `.debug_frame` (DWARF 5, section 6.4), and the search table
/// `.eh_frame_hdr`. Says rules; [dev.spoor.objects.dwarf.expression] and what evaluates it, and
/// memory and registers are not known here.
///
/// ```text
/// CallFrameInfo      = FrameSection? FrameSection?        (.eh_frame, .debug_frame; of an object)
/// FrameSection       = (CommonInformation | FrameDescription)*
/// CommonInformation  = augmentation factors return-address-register instructions
/// FrameDescription   = CommonInformation start length LSDA? UnwindRow*
/// UnwindRow          = from CfaRule (register RegisterRule)*
/// CfaRule            = Unspecified | RegisterAndOffset | Computed
/// RegisterRule       = Unspecified | Undefined | SameValue | SavedAt | IsCfaPlus | InRegister
///                    | SavedAtComputed | IsComputed
/// ```
///
/// Looking up an address reads one description: by binary search in the header's table where there
/// is one, else in a table of numbers that is made once.
@NullMarked
package dev.spoor.objects.dwarf.frame;

import org.jspecify.annotations.NullMarked;
