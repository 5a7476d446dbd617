package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.DeviceNumber;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Optional;

/// [TaskFiles] of a task that is stopped.
record ProcFiles(Kernel kernel, ProcTasks proc, Tid tid) implements TaskFiles {
  private static final int MOST_INFORMATION_BYTES = 1 << 16;

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
