package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import java.util.Optional;

/// What the commands of consoles take: tones, keys, characters; linux/kd.h, linux/keyboard.h.
final class ConsoleValues {
  /// How often a second the timer ticks that makes tones.
  private static final long TICKS_PER_SECOND = 1193182;

  /// The ports of video cards that may be asked for.
  private static final long FIRST_PORT = 0x3b4;

  private static final long LAST_PORT = 0x3df;

  /// Where the characters of a font are in what stands for Unicode, and how many.
  private static final long DIRECT_BASE = 0xf000;

  private static final long DIRECT_MASK = 0x1ff;

  /// The kind of those keys that type a text.
  private static final long FUNCTION_KEYS = 0x100;

  private static final int KEY_STRING_BYTES = 512;
  private static final int FONT_NAME_BYTES = 32;

  private final Descriptions descriptions;

  ConsoleValues(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /// {@return what KIOCSOUND takes: how many ticks a period has}
  Value period(long ticks) {
    return commented(
        new Value.Int(ticks, Base.UNSIGNED), frequency(ticks) == 0 ? "off" : hertz(ticks));
  }

  /// {@return what KDMKTONE takes: a period in ticks and, above, how many milliseconds of it}
  Value tone(long raw) {
    var ticks = raw & 0xffff;
    var milliseconds = raw >>> 16;
    var period = Long.toString(ticks);
    var written = milliseconds == 0 ? period : milliseconds + "<<16|" + period;
    var sounds = milliseconds != 0 && ticks != 0;
    return commented(
        new Value.Worded(raw, Base.UNSIGNED, written),
        sounds ? hertz(ticks) + ", " + milliseconds + " ms" : "off");
  }

  private static String hertz(long ticks) {
    return frequency(ticks) + " Hz";
  }

  private static long frequency(long ticks) {
    return ticks == 0 ? 0 : Long.divideUnsigned(TICKS_PER_SECOND, ticks);
  }

  /// {@return a video card's port}
  static Value port(long port) {
    var number = new Value.Int(port, Base.HEX);
    return port >= FIRST_PORT && port <= LAST_PORT
        ? commented(number, "GPFIRST + " + (port - FIRST_PORT))
        : number;
  }

  /// {@return a character of a map to Unicode, which may be one of the font}
  static Value mapped(long character) {
    var number = new Value.Int(character, Base.HEX);
    if ((character & ~DIRECT_MASK) != DIRECT_BASE) {
      return number;
    }
    var place = character & DIRECT_MASK;
    var words = "UNI_DIRECT_BASE+" + (place == 0 ? "0" : "0x" + Long.toHexString(place));
    return new Value.Described(number, new Value.Worded(character, Base.HEX, words));
  }

  /// {@return the number of a key that types a text, without its kind}
  Value function(long number) {
    var name = descriptions.table("key").name(FUNCTION_KEYS | number);
    return name.isPresent()
        ? Value.Symbols.of(number, "KVAL(" + name.get() + ")")
        : new Value.Int(number, Base.HEX);
  }

  /// {@return what a key means, two bytes at `address`}
  Value key(Fetch fetch, long address) {
    var loaded = fetch.get(address, 2).load(0, 2, false);
    return loaded.isPresent() ? key(loaded.getAsLong()) : unavailable();
  }

  private Value key(long meaning) {
    var symbols = descriptions.table("key").one(meaning);
    if (!symbols.names().isEmpty()) {
      return new Value.Symbols(meaning, symbols.names(), 0, Base.HEX_AND_NAMES, "");
    }
    var kind = meaning >>> 8;
    var value = meaning & 0xff;
    var name = descriptions.table("keytype").name(kind);
    var words = "K(" + name.orElse(hexadecimal(kind)) + ", " + keyValue(name, value) + ")";
    return commented(new Value.Int(meaning, Base.HEX), words);
  }

  private static String keyValue(Optional<String> kind, long value) {
    return switch (kind.orElse("")) {
      case "KT_LATIN", "KT_META", "KT_LETTER", "KT_DEAD2" -> character(value);
      default -> hexadecimal(value);
    };
  }

  private static String hexadecimal(long number) {
    return number == 0 ? "0" : "0x" + Long.toHexString(number);
  }

  /// {@return what a key types, at `address`, no more than `limit` bytes of it}
  static Value keyString(Fetch fetch, long address, int limit) {
    var block = fetch.get(address, KEY_STRING_BYTES);
    var end = StringFetch.indexOfNul(block.bytes());
    if (end < 0 && !block.isComplete()) {
      return unavailable();
    }
    var most = Math.min(limit, KEY_STRING_BYTES);
    var truncated = end < 0 || end >= most;
    return new Value.Text(ByteString.of(block.bytes(), 0, truncated ? most : end), truncated);
  }

  /// {@return a font's name at `address`, no more than `limit` bytes of it; its last byte is for
  /// the NUL}
  static Value fontName(Fetch fetch, long address, int limit) {
    var block = fetch.get(address, FONT_NAME_BYTES);
    var end = StringFetch.indexOfNul(block.bytes());
    if (end < 0 && !block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var length = end < 0 ? FONT_NAME_BYTES - 1 : end;
    var shown = Math.min(length, limit);
    return new Value.Text(ByteString.of(block.bytes(), 0, shown), end < 0 || shown < length);
  }

  /// {@return a character in quotes, with the letters that C has for white space}
  static String character(long octet) {
    var place = "\t\n\013\f\r".indexOf((char) octet);
    return place < 0 ? quoted(octet) : "'\\" + "tnvfr".charAt(place) + "'";
  }

  /// {@return a character in quotes, in hexadecimal if it is none that is printed}
  static String quoted(long octet) {
    if (octet == '\'' || octet == '\\') {
      return "'\\" + (char) octet + "'";
    }
    return octet >= ' ' && octet < 0x7f
        ? "'" + (char) octet + "'"
        : "'\\x" + (octet < 16 ? "0" : "") + Long.toHexString(octet) + "'";
  }

  /// {@return an 8-bit character}
  static Value characterValue(long octet) {
    return new Value.Worded(octet, Base.UNSIGNED, character(octet));
  }

  private static Value unavailable() {
    return new Value.Worded(0, Base.UNSIGNED, "???");
  }

  // Not where numbers are asked for.
  private static Value commented(Value value, String comment) {
    return new Value.Described(value, new Value.Commented(value, comment));
  }
}
