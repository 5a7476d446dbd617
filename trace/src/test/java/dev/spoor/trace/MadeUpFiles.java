package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.DeviceNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a task that does not exist has open.
final class MadeUpFiles implements TaskFiles {
  private final Map<Integer, String> links = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, String> protocols = new HashMap<>();
  private final Map<Integer, String> information = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();
  private final Map<Integer, DeviceNumber> devices = new HashMap<>();
  private byte[] answer = new byte[0];
  int questions;

  MadeUpFiles link(int fd, String link) {
    links.put(fd, link);
    return this;
  }

  MadeUpFiles protocol(int fd, String protocol) {
    protocols.put(fd, protocol);
    return this;
  }

  MadeUpFiles information(int fd, String lines) {
    information.put(fd, lines);
    return this;
  }

  MadeUpFiles device(int fd, DeviceNumber device) {
    devices.put(fd, device);
    return this;
  }

  MadeUpFiles answer(byte[] messages) {
    answer = messages.clone();
    return this;
  }

  @Override
  public ByteString link(int fd) {
    return ByteString.of(links.getOrDefault(fd, ""));
  }

  MadeUpFiles called(int fd, String name) {
    names.put(fd, name);
    return this;
  }

  @Override
  public ByteString namespace(String kind) {
    return ByteString.EMPTY;
  }

  @Override
  public boolean isCalled(int fd, ByteString name) {
    return name.equals(ByteString.of(names.getOrDefault(fd, "")));
  }

  @Override
  public Optional<TaskFiles> ofProcess(int number) {
    return Optional.empty();
  }

  @Override
  public Optional<TaskFiles> behind(int pidfd) {
    return Optional.empty();
  }

  @Override
  public ByteString workingDirectory() {
    return ByteString.of("/work");
  }

  @Override
  public ByteString protocol(int fd) {
    return ByteString.of(protocols.getOrDefault(fd, ""));
  }

  @Override
  public Optional<DeviceNumber> device(int fd) {
    return Optional.ofNullable(devices.get(fd));
  }

  MadeUpFiles attribute(String file, String value) {
    attributes.put(file, value);
    return this;
  }

  @Override
  public OptionalLong mapping(int fd) {
    return OptionalLong.empty();
  }

  @Override
  public ByteString attribute(int fd, String name) {
    return ByteString.of(attributes.getOrDefault(fd + ":" + name, ""));
  }

  @Override
  public ByteString attribute(int directory, ByteString path, String name) {
    return ByteString.of(attributes.getOrDefault(directory + "/" + path + ":" + name, ""));
  }

  @Override
  public ByteString information(int fd) {
    return ByteString.of(information.getOrDefault(fd, ""));
  }

  @Override
  public byte[] diagnose(byte[] request) {
    questions++;
    return answer.clone();
  }
}
