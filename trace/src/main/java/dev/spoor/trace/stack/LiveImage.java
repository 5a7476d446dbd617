package dev.spoor.trace.stack;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.symbolic.process.Mapping;
import dev.spoor.symbolic.process.OpenObjects;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import java.util.List;
import java.util.Optional;

/// The image of a process that exists.
record LiveImage(ProcessSpace space) implements ProcessImage {
  /// {@return the image of the process that has `task`}
  static LiveImage of(Tid task, OpenObjects objects) {
    return new LiveImage(ProcessSpace.of(ProcessDirectory.of(task), objects));
  }

  @Override
  public Optional<Mapping> mappingAt(Address address) {
    return space.mappingAt(address);
  }

  @Override
  public boolean renew(Tid task) {
    return space.renew(ProcessDirectory.of(task));
  }

  @Override
  public Optional<LoadedObject> objectAt(Address address) {
    return space.objectAt(address);
  }

  @Override
  public List<LoadedObject> objects() {
    return space.objects();
  }

  @Override
  public Optional<String> nameAt(Address address) {
    return space.nameAt(address);
  }

  @Override
  public boolean isExecutable(Address address) {
    return space.isExecutable(address);
  }

  @Override
  public void close() {
    space.close();
  }
}
