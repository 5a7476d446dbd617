package dev.spoor.objects.elf;

import dev.spoor.machine.ByteString;

/// A piece of information for tools; `Nhdr` of elf.h with what follows it.
///
/// @param owner who defines the type: `GNU`, `stapsdt`, `CORE`
/// @param type what it is, by its owner's numbering
/// @param bytes the information
public record Note(String owner, int type, ByteString bytes) {
  /// `NT_GNU_BUILD_ID` of elf.h: bytes that identify this build of the object.
  public static final int GNU_BUILD_ID = 3;

  /// {@return whether it is the build-id}
  public boolean isBuildId() {
    return owner.equals("GNU") && type == GNU_BUILD_ID;
  }
}
