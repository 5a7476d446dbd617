package dev.spoor.kernel.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The descriptors of this process.
final class OpenDescriptors {
  private static final File DIRECTORY = new File("/proc/self/fd");

  private final LibC libc;

  OpenDescriptors(LibC libc) {
    this.libc = libc;
  }

  /// {@return the numbers of all that are open; none where /proc is not mounted}
  List<Integer> all() {
    var names = DIRECTORY.list();
    var numbers = new ArrayList<Integer>();
    if (names != null) {
      for (var name : names) {
        numbers.add(Integer.valueOf(name));
      }
    }
    return numbers;
  }

  /// {@return those that the JVM opened for itself and that an execve would pass on: its image of
  /// the class library and the files of the class and module paths}
  List<Integer> ofTheJvm() {
    var home = System.getProperty("java.home") + "/";
    var paths =
        File.pathSeparator
            + System.getProperty("jdk.module.path", "")
            + File.pathSeparator
            + System.getProperty("java.class.path", "")
            + File.pathSeparator;
    var own = new ArrayList<Integer>();
    for (var descriptor : all()) {
      var target = target(descriptor);
      if (target.startsWith(home) || isOnAPath(target, paths)) {
        own.add(descriptor);
      }
    }
    return own;
  }

  private static boolean isOnAPath(String file, String paths) {
    return file.endsWith(".jar")
        && (paths.contains(File.pathSeparator + file + File.pathSeparator)
            || paths.contains(File.pathSeparator + new File(file).getParent() + File.pathSeparator)
            || paths.contains(File.separator + new File(file).getName() + File.pathSeparator));
  }

  private static String target(int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /// {@return whether close_range(2) works here, tried on the one number that cannot be open}
  boolean canCloseRanges() {
    var highest = 0xffff_ffffL;
    return libc.syscall(LauncherCall.CLOSE_RANGE.number(), highest, highest, 0, 0, 0, 0) == 0;
  }
}
