package dev.spoor.machine.linux;

/// Which device a special file is.
///
/// @param isBlock whether it is a block device; a character device else
/// @param major unsigned
/// @param minor unsigned
public record DeviceNumber(boolean isBlock, int major, int minor) {}
