package dev.spoor.engine;

import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells by /proc what a task's descriptors are, without asking the file systems they are on: one
/// that a traced program itself serves would wait for that program for ever.
final class DescriptorFiles implements KnownDescriptors.Look {
  private final ProcTasks proc = new ProcTasks();

  @Override
  public boolean isHarmless(Tid tid, int descriptor) {
    try {
      return isOnHarmlessMount(directory(tid), descriptor);
    } catch (IOException unknown) {
      return false;
    }
  }

  /// What tasks wait for most often.
  @Override
  public boolean isHarmlessAtAGlance(Tid tid, int descriptor) {
    try {
      var file = directory(tid).resolve("fd/" + descriptor);
      var name = Files.readSymbolicLink(file).toString();
      // Only what has no path begins with anything but a slash.
      return name.startsWith("pipe:[")
          || name.startsWith("socket:[")
          || isAnonymous(name)
          || name.startsWith("/dev/") && isHarmless(tid, descriptor);
    } catch (IOException unknown) {
      return false;
    }
  }

  private Path directory(Tid tid) {
    return Path.of(proc.directory(tid));
  }

  /// What the kernel makes for the calls of these names. Others, such as BPF's iterators, can show
  /// anything.
  private static boolean isAnonymous(String name) {
    return switch (name) {
      case "anon_inode:[eventfd]",
          "anon_inode:[eventpoll]",
          "anon_inode:[signalfd]",
          "anon_inode:[timerfd]",
          "anon_inode:inotify" ->
          true;
      default -> false;
    };
  }

  private static boolean isOnHarmlessMount(Path process, int descriptor) throws IOException {
    var mount = "";
    for (var line : lines(process.resolve("fdinfo/" + descriptor))) {
      if (line.startsWith("mnt_id:")) {
        mount = line.substring("mnt_id:".length()).strip();
      }
    }
    for (var line : lines(process.resolve("mountinfo"))) {
      if (!mount.isEmpty() && line.startsWith(mount + " ")) {
        return isHarmless(type(line));
      }
    }
    return false;
  }

  private static String[] lines(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
  }

  /// proc_pid_mountinfo(5): the type stands behind the first field that is a hyphen alone; a blank
  /// in a path is written as `\040`.
  private static String type(String line) {
    var at = line.indexOf(" - ");
    var end = line.indexOf(' ', at + 3);
    return at < 0 || end < 0 ? "" : line.substring(at + 3, end);
  }

  /// File systems whose files show what was written into them and nothing else. Not those that a
  /// process serves (fuse, 9p): it could show what it sees from outside.
  private static boolean isHarmless(String type) {
    return switch (type) {
      case "ext2",
          "ext3",
          "ext4",
          "xfs",
          "btrfs",
          "f2fs",
          "bcachefs",
          "zfs",
          "overlay",
          "tmpfs",
          "devtmpfs",
          "ramfs",
          "rootfs",
          "devpts",
          "squashfs",
          "erofs",
          "vfat",
          "exfat",
          "ntfs3",
          "iso9660",
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "hugetlbfs" ->
          true;
      default -> false;
    };
  }
}
