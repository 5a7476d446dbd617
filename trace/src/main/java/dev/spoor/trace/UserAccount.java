package dev.spoor.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A user as /etc/passwd and /etc/group have it. passwd(5), group(5).
///
/// @param groups all groups it is in, its first one among them
record UserAccount(int uid, int gid, List<Integer> groups) {
  private static final Path USERS = Path.of("/etc/passwd");
  private static final Path GROUPS = Path.of("/etc/group");

  /// Copies the list.
  UserAccount {
    groups = List.copyOf(groups);
  }

  /// {@return the user called `name`; empty if there is none}
  static Optional<UserAccount> named(String name) throws IOException {
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
