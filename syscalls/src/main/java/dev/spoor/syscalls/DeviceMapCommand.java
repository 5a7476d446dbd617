package dev.spoor.syscalls;

/// The device mapper's commands, in the order of their numbers in linux/dm-ioctl.h.
enum DeviceMapCommand {
  VERSION(Fields.DEVICE, Trailer.NONE, Trailer.NONE),
  REMOVE_ALL(0, Trailer.NONE, Trailer.NONE),
  LIST_DEVICES(Fields.DATA, Trailer.NONE, Trailer.DEVICES),
  DEV_CREATE(Fields.DEVICE | Fields.STATE, Trailer.NONE, Trailer.NONE),
  DEV_REMOVE(Fields.DEVICE | Fields.EVENT, Trailer.NONE, Trailer.NONE),
  DEV_RENAME(
      Fields.DEVICE | Fields.DATA | Fields.EVENT | Fields.STATE, Trailer.STRING, Trailer.NONE),
  DEV_SUSPEND(Fields.DEVICE | Fields.RESUMPTION | Fields.STATE, Trailer.NONE, Trailer.NONE),
  DEV_STATUS(Fields.DEVICE | Fields.STATE, Trailer.NONE, Trailer.NONE),
  DEV_WAIT(
      Fields.DEVICE | Fields.DATA | Fields.EVENT | Fields.STATE, Trailer.NONE, Trailer.TARGETS),
  TABLE_LOAD(
      Fields.DEVICE | Fields.DATA | Fields.TARGETS | Fields.STATE, Trailer.TARGETS, Trailer.NONE),
  TABLE_CLEAR(Fields.DEVICE | Fields.STATE, Trailer.NONE, Trailer.NONE),
  TABLE_DEPS(Fields.DEVICE | Fields.DATA | Fields.STATE, Trailer.NONE, Trailer.DEPENDENCIES),
  TABLE_STATUS(Fields.DEVICE | Fields.DATA | Fields.STATE, Trailer.NONE, Trailer.TARGETS),
  LIST_VERSIONS(Fields.DATA, Trailer.NONE, Trailer.VERSIONS),
  TARGET_MSG(Fields.DEVICE | Fields.DATA | Fields.STATE, Trailer.MESSAGE, Trailer.STRING),
  DEV_SET_GEOMETRY(Fields.DEVICE | Fields.DATA, Trailer.STRING, Trailer.NONE),
  DEV_ARM_POLL(Fields.DEVICE, Trailer.NONE, Trailer.NONE),
  GET_TARGET_VERSION(Fields.DEVICE | Fields.DATA, Trailer.NONE, Trailer.VERSIONS);

  /// Which fields of the header mean something.
  static final class Fields {
    /// Which device it is about.
    static final int DEVICE = 1;

    /// Where the data begins.
    static final int DATA = 2;

    /// How many targets are given.
    static final int TARGETS = 4;

    /// The number of an event is given.
    static final int EVENT = 8;

    /// The same, but not of a device that is to be suspended.
    static final int RESUMPTION = 16;

    /// In what state the device is, is answered.
    static final int STATE = 32;

    private Fields() {}
  }

  /// What is behind the header.
  enum Trailer {
    NONE("", 0, -1, ""),
    TARGETS("dm_target_spec", 40, 20, "string"),
    DEPENDENCIES("dm_target_deps", 8, -1, ""),
    DEVICES("dm_name_list", 12, 8, "name"),
    VERSIONS("dm_target_versions", 16, 0, "name"),
    MESSAGE("dm_target_msg", 8, -1, "message"),
    STRING("", 0, -1, "string");

    private final String structure;
    private final int bytes;
    private final int nextAt;
    private final String text;

    /// @param nextAt where it tells the place of the next one, -1 if there is none
    /// @param text what the string behind the structure is called; empty if there is none
    Trailer(String structure, int bytes, int nextAt, String text) {
      this.structure = structure;
      this.bytes = bytes;
      this.nextAt = nextAt;
      this.text = text;
    }

    String structure() {
      return structure;
    }

    int bytes() {
      return bytes;
    }

    int nextAt() {
      return nextAt;
    }

    String text() {
      return text;
    }

    boolean isChain() {
      return nextAt >= 0;
    }
  }

  /// DM_DATA_OUT_FLAG: a message has been answered.
  private static final long DATA_OUT = 0x10000;

  private final int fields;
  private final Trailer asked;
  private final Trailer answered;

  DeviceMapCommand(int fields, Trailer asked, Trailer answered) {
    this.fields = fields;
    this.asked = asked;
    this.answered = answered;
  }

  /// {@return the command with that number}
  static DeviceMapCommand of(int number) {
    return number < values().length ? values()[number] : VERSION;
  }

  /// {@return 1 if one of these fields of the header means something, else 0}
  long uses(int some) {
    return (fields & some) != 0 ? 1 : 0;
  }

  /// {@return what is behind the header when the command is given}
  Trailer asked() {
    return asked;
  }

  /// {@return what is behind it when the command has succeeded, with such flags}
  Trailer answered(long flags) {
    return this == TARGET_MSG && (flags & DATA_OUT) == 0 ? Trailer.NONE : answered;
  }
}
