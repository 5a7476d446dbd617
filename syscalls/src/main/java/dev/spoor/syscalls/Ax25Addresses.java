package dev.spoor.syscalls;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;

/// Addresses of amateur radio stations, `struct full_sockaddr_ax25` of linux/ax25.h: a call sign
/// and a number, and through which other stations.
final class Ax25Addresses {
  /// As long as `struct sockaddr_ax25` is, which has no other stations.
  static final int BYTES = 16;

  private static final int CALL_AT = 2;
  private static final int COUNT_AT = 12;
  private static final int SIGN_BYTES = 6;
  private static final int STATION_BYTES = 7;
  private static final int MOST_STATIONS = 8;
  private static final int BLANK = ' ' << 1;

  private Ax25Addresses() {}

  /// {@return an address of at least [#BYTES]}
  static Value of(Field family, Block block) {
    var bytes = block.bytes();
    var count = block.load(COUNT_AT, 4, true).orElse(0);
    var call = new Field("sax25_call", station(bytes, CALL_AT));
    var number = new Field("sax25_ndigis", Value.Int.of(count));
    if (count == 0 && bytes.length == BYTES) {
      return new Value.Struct(List.of(family, call, number), false);
    }
    var room = Math.min((bytes.length - BYTES) / STATION_BYTES, MOST_STATIONS);
    var more = bytes.length > BYTES + room * STATION_BYTES;
    return new Value.Struct(
        List.of(
            family,
            new Field("fsa_ax25", new Value.Struct(List.of(call, number), false)),
            new Field("fsa_digipeater", stations(bytes, count, room))),
        more);
  }

  private static Value stations(byte[] bytes, long count, int room) {
    var wanted = Math.clamp(count, 0, MOST_STATIONS);
    var shown = Math.min(wanted, room);
    var values = new ArrayList<Value>(shown);
    for (var i = 0; i < shown; i++) {
      values.add(station(bytes, BYTES + i * STATION_BYTES));
    }
    return new Value.Array(values, shown < wanted ? Value.Rest.MORE : Value.Rest.NONE);
  }

  /// {@return a call sign and a number as people write them, if nothing is lost by that}
  private static Value station(byte[] bytes, int at) {
    var whole = new Value.Bytes(ByteString.of(bytes, at, STATION_BYTES), false);
    var sign = sign(bytes, at);
    var number = (bytes[at + SIGN_BYTES] & 0xff) >> 1 & 0xf;
    if (sign.isEmpty() && bytes[at + SIGN_BYTES] == 0 && isBlank(bytes, at)) {
      return new Value.Described(whole, new Value.Worded(0, Base.UNSIGNED, "*"));
    }
    var words = sign + "-" + number;
    if (isProper(bytes, at)) {
      return new Value.Described(whole, new Value.Worded(0, Base.UNSIGNED, words));
    }
    var struct = new Value.Struct(List.of(new Field("ax25_call", whole)), false);
    return isPrintable(bytes, at) && !words.contains("*/")
        ? new Value.Commented(struct, words)
        : struct;
  }

  private static String sign(byte[] bytes, int at) {
    var text = new StringBuilder();
    for (var i = 0; i < SIGN_BYTES; i++) {
      text.append((char) ((bytes[at + i] & 0xff) >> 1));
    }
    return text.toString().stripTrailing();
  }

  private static boolean isBlank(byte[] bytes, int at) {
    for (var i = 0; i < SIGN_BYTES; i++) {
      if (bytes[at + i] != BLANK) {
        return false;
      }
    }
    return true;
  }

  // Capitals and digits, then blanks; no bit but those of the letters and of the number.
  private static boolean isProper(byte[] bytes, int at) {
    var ended = false;
    for (var i = 0; i < SIGN_BYTES; i++) {
      var octet = bytes[at + i] & 0xff;
      var letter = octet >> 1;
      var fits = letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
      if ((octet & 1) != 0 || !(octet == BLANK && i > 0 || fits && !ended)) {
        return false;
      }
      ended = octet == BLANK;
    }
    return (bytes[at + SIGN_BYTES] & ~0x1e) == 0;
  }

  private static boolean isPrintable(byte[] bytes, int at) {
    for (var i = 0; i < SIGN_BYTES; i++) {
      var letter = (bytes[at + i] & 0xff) >> 1;
      if (letter < ' ' || letter > '~') {
        return false;
      }
    }
    return true;
  }
}
