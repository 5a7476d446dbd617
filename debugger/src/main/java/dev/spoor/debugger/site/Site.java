package dev.spoor.debugger.site;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;

/// An address whose instruction is replaced by one that traps, as long as somebody wants it so.
///
/// @see SiteTable
public final class Site {
  private final Address address;
  private ByteString original;
  private int owners = 1;
  private boolean planted;

  Site(Address address, ByteString original) {
    this.address = address;
    this.original = original;
  }

  /// {@return where it is}
  public Address address() {
    return address;
  }

  /// {@return the bytes that the program has there}
  public ByteString original() {
    return original;
  }

  /// {@return whether the trap is in memory now}
  public boolean isPlanted() {
    return planted;
  }

  void planted(boolean value) {
    planted = value;
  }

  void original(ByteString bytes) {
    original = bytes;
  }

  void acquire() {
    owners++;
  }

  /// {@return whether nobody wants it any more}
  boolean release() {
    return --owners == 0;
  }
}
