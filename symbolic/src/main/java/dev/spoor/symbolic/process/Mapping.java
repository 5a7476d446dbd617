package dev.spoor.symbolic.process;

import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One line of /proc/PID/maps (proc_pid_maps(5)).
///
/// @param range where
/// @param permissions `r-xp` and the like
/// @param offset which place of the file is shown at the start, in bytes
/// @param device `major:minor` of the file's device
/// @param inode of the file, 0 if there is none
/// @param path the file, with ` (deleted)` behind it if its name is gone; or a word in brackets; or
///   nothing
public record Mapping(
    AddressRange range, String permissions, long offset, String device, long inode, String path) {
  private static final String DELETED = " (deleted)";

  static List<Mapping> parse(byte[] maps) {
    var found = new ArrayList<Mapping>();
    for (var line : new String(maps, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        found.add(parseLine(line));
      }
    }
    return List.copyOf(found);
  }

  /// `start-end permissions offset device inode path`; the path is what is left and may have
  /// blanks.
  private static Mapping parseLine(String line) {
    var fields = line.split(" +", 6);
    var dash = fields[0].indexOf('-');
    return new Mapping(
        new AddressRange(
            address(fields[0].substring(0, dash)), address(fields[0].substring(dash + 1))),
        fields[1],
        Long.parseUnsignedLong(fields[2], 16),
        fields[3],
        Long.parseUnsignedLong(fields[4]),
        // The one character that the kernel escapes in a path.
        fields.length < 6 ? "" : fields[5].replace("\\012", "\n"));
  }

  private static Address address(String digits) {
    return Address.of(Long.parseUnsignedLong(digits, 16));
  }

  /// {@return whether a file is mapped}
  public boolean hasFile() {
    return inode != 0 && path.startsWith("/");
  }

  /// {@return whether there may be instructions}
  public boolean isExecutable() {
    return permissions.length() > 2 && permissions.charAt(2) == 'x';
  }

  /// {@return whether the program may write there}
  public boolean isWritable() {
    return permissions.length() > 1 && permissions.charAt(1) == 'w';
  }

  /// {@return whether the file has no name any more}
  public boolean isDeleted() {
    return path.endsWith(DELETED);
  }

  /// {@return the name that the file has, or had}
  public String fileName() {
    return isDeleted() ? path.substring(0, path.length() - DELETED.length()) : path;
  }

  /// {@return the last part of [#fileName()]}
  public String shortName() {
    return fileName().substring(fileName().lastIndexOf('/') + 1);
  }

  /// {@return whether both show the same file}
  public boolean isSameFile(Mapping other) {
    return inode == other.inode && device.equals(other.device);
  }
}
