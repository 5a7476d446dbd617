package dev.spoor.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A user as /etc/passwd and /etc/group have it. passwd(5), group(5).
///
/// @param groups all groups it is in, its first one among them
record UserAccount(int uid, int gid, List<Integer> groups) {
  private static final Path USERS = Path.of("/etc/passwd");
  private static final Path GROUPS = Path.of("/etc/group");

  /// Numbers that no file needs to know: `1000:100`. All ones is no user.
  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,10}):([0-9]{1,10})");

  private static final long MOST = 0xffff_fffeL;

  /// Copies the list.
  UserAccount {
    groups = List.copyOf(groups);
  }

  /// {@return the user called `name`, or of that number and in the group of that number if it is
  /// `UID:GID`; empty if there is none}
  static Optional<UserAccount> named(String name) throws IOException {
    var numbers = NUMBERS.matcher(name);
    if (numbers.matches()) {
      return numbered(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }
    for (var line : Files.readAllLines(USERS, StandardCharsets.ISO_8859_1)) {
      var fields = line.split(":", -1);
      if (fields.length > 3 && fields[0].equals(name)) {
        var gid = Integer.parseUnsignedInt(fields[3]);
        return Optional.of(
            new UserAccount(Integer.parseUnsignedInt(fields[2]), gid, groupsOf(name, gid)));
      }
    }
    return Optional.empty();
  }

  private static Optional<UserAccount> numbered(long uid, long gid) {
    return uid <= MOST && gid <= MOST
        ? Optional.of(new UserAccount((int) uid, (int) gid, List.of((int) gid)))
        : Optional.empty();
  }

  private static List<Integer> groupsOf(String name, int first) throws IOException {
    var groups = new ArrayList<>(List.of(first));
    for (var line : Files.readAllLines(GROUPS, StandardCharsets.ISO_8859_1)) {
      var fields = line.split(":", -1);
      if (fields.length > 3 && List.of(fields[3].split(",", -1)).contains(name)) {
        groups.add(Integer.parseUnsignedInt(fields[2]));
      }
    }
    return groups;
  }
}
