package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.DeviceNumber;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// [TaskFiles] of a task that is stopped.
record ProcFiles(Kernel kernel, ProcTasks proc, Tid tid) implements TaskFiles {
  private static final int MOST_INFORMATION_BYTES = 1 << 16;
  private static final int HEXADECIMAL = 16;

  @Override
  public ByteString link(int fd) {
    return kernel.link(path(fd));
  }

  private String path(int fd) {
    return proc.directory(tid) + "/fd/" + fd;
  }

  @Override
  public boolean isCalled(int fd, ByteString name) {
    return kernel.isCalled(path(fd), name);
  }

  @Override
  public Optional<TaskFiles> ofProcess(int number) {
    var place = Integer.toString(proc.shown(tid.value()));
    var own = proc.numbers(place, "NStgid:");
    if (own.length > 0 && own[own.length - 1] == number) {
      return Optional.of(this);
    }
    return proc.namespace(place).equals(proc.namespace("self"))
        ? Optional.of(new ProcFiles(kernel, proc, Tid.of(number)))
        : Optional.empty();
  }

  @Override
  public Optional<TaskFiles> behind(int pidfd) {
    var text = information(pidfd).toString();
    var start = text.indexOf("\nPid:\t") + 1;
    if (start == 0) {
      return Optional.empty();
    }
    var end = text.indexOf('\n', start);
    var process = proc.ours(number(text.substring(start + "Pid:\t".length(), end)));
    return process > 0
        ? Optional.of(new ProcFiles(kernel, proc, Tid.of(process)))
        : Optional.empty();
  }

  /// {@return the number; 0 if there is none: -1 is said of one that has ended}
  private static int number(String digits) {
    try {
      return Math.max(Integer.parseInt(digits), 0);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  @Override
  public ByteString namespace(String kind) {
    return kernel.link(proc.directory(tid) + "/ns/" + kind);
  }

  @Override
  public ByteString workingDirectory() {
    return kernel.link(proc.directory(tid) + "/cwd");
  }

  @Override
  public ByteString protocol(int fd) {
    var name = kernel.attribute(path(fd), "system.sockprotoname");
    var last = name.length() - 1;
    return last >= 0 && name.at(last) == 0 ? name.slice(0, last) : name;
  }

  @Override
  public Optional<DeviceNumber> device(int fd) {
    return kernel.device(path(fd));
  }

  @Override
  public OptionalLong mapping(int fd) {
    var name = " " + link(fd);
    try (var lines = new BufferedReader(new FileReader(mapsFile(), StandardCharsets.ISO_8859_1))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (name.length() > 1 && line.endsWith(name)) {
          return OptionalLong.of(
              Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), HEXADECIMAL));
        }
      }
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private String mapsFile() {
    return proc.directory(tid) + "/maps";
  }

  @Override
  public ByteString attribute(int fd, String name) {
    return kernel.attribute(path(fd), name);
  }

  @Override
  public ByteString attribute(int directory, ByteString path, String name) {
    var absolute = path.length() > 0 && path.at(0) == '/';
    var below = absolute ? "/root" : directory < 0 ? "/cwd" : "/fd/" + directory;
    return kernel.attributeBelow(proc.directory(tid) + below, path, name);
  }

  @Override
  public ByteString information(int fd) {
    try (var file = new FileInputStream(proc.directory(tid) + "/fdinfo/" + fd)) {
      return ByteString.of(file.readNBytes(MOST_INFORMATION_BYTES));
    } catch (IOException _) {
      return ByteString.EMPTY;
    }
  }

  @Override
  public byte[] diagnose(byte[] request) {
    return kernel.socketDiagnosis(request);
  }
}
