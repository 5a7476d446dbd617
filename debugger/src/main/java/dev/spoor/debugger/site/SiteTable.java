package dev.spoor.debugger.site;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The sites of one address space. Whoever wants one acquires it, and releases it once: the trap is
/// planted by the first and lifted by the last.
///
/// For one thread.
public final class SiteTable {
  private final ByteString trap;
  private final Watcher watcher;
  private final TreeMap<Address, Site> sites = new TreeMap<>();

  /// Where there has been one, and what it hid: a task may have met a trap that is not there any
  /// more, and a copy of the memory may have it.
  private final Map<Address, ByteString> former = new HashMap<>();

  /// How many programs have this address space: two between vfork(2) and execve(2).
  private int users = 1;

  /// Is told of what is about to be planted and of what has been lifted.
  public interface Watcher {
    /// A trap is about to be written.
    void planting(Site site);

    /// The program's own bytes are back.
    void lifted(Site site);

    /// {@return one that does not care}
    static Watcher none() {
      return new Watcher() {
        @Override
        public void planting(Site site) {}

        @Override
        public void lifted(Site site) {}
      };
    }
  }

  /// @param trap the instruction that is planted
  public SiteTable(byte[] trap, Watcher watcher) {
    this.trap = ByteString.of(trap);
    this.watcher = watcher;
  }

  /// {@return the site at `address`}
  public Optional<Site> at(Address address) {
    return Optional.ofNullable(sites.get(address));
  }

  /// {@return the planted site at `address`}
  public Optional<Site> plantedAt(Address address) {
    return at(address).filter(Site::isPlanted);
  }

  /// {@return whether a trap is at `address`, or was, and the program has none of its own there}
  public boolean isOrWasAt(Address address, Memory memory) {
    return plantedAt(address).isPresent()
        || (former.containsKey(address)
            && !ByteString.of(memory.read(address, trap.length())).equals(trap));
  }

  /// {@return all, by address}
  public List<Site> all() {
    return List.copyOf(sites.values());
  }

  /// {@return whether there are none}
  public boolean isEmpty() {
    return sites.isEmpty();
  }

  /// Makes the instruction at `address` trap.
  ///
  /// @param memory the program's own, with the traps in it
  /// @return false if the memory cannot be read or written
  public boolean acquire(Address address, Memory memory) {
    var known = sites.get(address);
    if (known != null) {
      known.acquire();
      return true;
    }
    var original = memory.read(address, trap.length());
    if (original.length < trap.length()) {
      return false;
    }
    var site = new Site(address, ByteString.of(original));
    sites.put(address, site);
    if (!plant(site, memory)) {
      sites.remove(address);
      return false;
    }
    return true;
  }

  /// Takes back one [#acquire].
  ///
  /// @throws IllegalStateException if nobody has acquired it
  public void release(Address address, Memory memory) {
    var site = sites.get(address);
    if (site == null) {
      throw new IllegalStateException("no site at " + address);
    }
    if (site.release()) {
      lift(site, memory);
      sites.remove(address);
    }
  }

  /// Puts the trap in place.
  ///
  /// @return false if the memory cannot be written
  public boolean plant(Site site, Memory memory) {
    if (site.isPlanted()) {
      return true;
    }
    watcher.planting(site);
    former.put(site.address(), site.original());
    if (memory.write(site.address(), trap.toArray()) < trap.length()) {
      watcher.lifted(site);
      return false;
    }
    site.planted(true);
    return true;
  }

  /// Puts the program's own bytes back for a while, or for good. Where the program has overwritten
  /// the trap itself, its bytes stay.
  public void lift(Site site, Memory memory) {
    if (site.isPlanted()) {
      restore(site.address(), site.original(), memory);
      former.put(site.address(), site.original());
      site.planted(false);
      watcher.lifted(site);
    }
  }

  private void restore(Address at, ByteString original, Memory memory) {
    if (ByteString.of(memory.read(at, trap.length())).equals(trap)) {
      memory.write(at, original.toArray());
    }
  }

  /// Puts the program's own bytes back everywhere in a copy of the address space: that of a child
  /// made by fork(2). What was lifted since the copy was made is cleaned as well.
  public void cleanCopy(Memory copy) {
    former.forEach((at, original) -> restore(at, original, copy));
    for (var site : sites.values()) {
      restore(site.address(), site.original(), copy);
    }
  }

  /// Puts the program's own bytes back everywhere.
  public void liftAll(Memory memory) {
    for (var site : sites.values()) {
      lift(site, memory);
    }
  }

  /// Another program has this address space too, until it says [#forget].
  public void share() {
    users++;
  }

  /// {@return whether several programs have this address space}
  public boolean isShared() {
    return users > 1;
  }

  /// Forgets all: the address space is gone; not if another program has it.
  public void forget() {
    if (--users > 0) {
      return;
    }
    for (var site : sites.values()) {
      site.planted(false);
      watcher.lifted(site);
    }
    sites.clear();
    former.clear();
  }

  /// {@return `memory` as the program would have it: reads see its own bytes, and what is written
  /// to a site becomes the byte that the trap hides}
  public Memory hiding(Memory memory) {
    return new UnpatchedMemory(memory, this);
  }

  /// Writes around the traps.
  int write(Address at, byte[] bytes, Memory memory) {
    var patched = bytes.clone();
    var touched = within(at, bytes.length);
    for (var site : touched) {
      overlay(site, at, patched, trap);
    }
    var written = memory.write(at, patched);
    for (var site : touched) {
      site.original(merged(site, at, bytes, written));
      watcher.planting(site);
    }
    return written;
  }

  private static ByteString merged(Site site, Address at, byte[] bytes, int written) {
    var original = site.original().toArray();
    for (var i = 0; i < original.length; i++) {
      var index = site.address().plus(i).minus(at);
      if (index >= 0 && index < written) {
        original[i] = bytes[(int) index];
      }
    }
    return ByteString.of(original);
  }

  /// Shows the program's own bytes in what was read.
  void hide(Address at, byte[] bytes) {
    for (var site : within(at, bytes.length)) {
      overlay(site, at, bytes, site.original());
    }
  }

  private static void overlay(Site site, Address at, byte[] bytes, ByteString shown) {
    for (var i = 0; i < shown.length(); i++) {
      var index = site.address().plus(i).minus(at);
      if (index >= 0 && index < bytes.length) {
        bytes[(int) index] = shown.at(i);
      }
    }
  }

  private List<Site> within(Address at, int length) {
    if (sites.isEmpty() || length == 0) {
      return List.of();
    }
    var first = at.plus(1 - trap.length());
    var end = at.plus(length);
    var found =
        first.compareTo(end) < 0 ? sites.subMap(first, true, end, false) : sites.tailMap(at, true);
    return found.values().stream().filter(Site::isPlanted).toList();
  }
}
