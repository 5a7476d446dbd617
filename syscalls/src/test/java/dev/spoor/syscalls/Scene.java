package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.JsonFormatter;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.testkit.ByteMemory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// A tracee's memory and the calls it makes, for tests.
final class Scene {
  private final Abi abi;
  private final SyscallDecoder decoder;
  private ByteMemory memory = new ByteMemory();
  private Decorations decorations = Decorations.NONE;

  Scene(Abi abi) {
    this(abi, DecodeOptions.DEFAULT);
  }

  Scene(Abi abi, DecodeOptions options) {
    this.abi = abi;
    this.decoder = new SyscallDecoder(options);
  }

  /// Little-endian bytes in the order they are added.
  static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(long... values) {
      return integers(1, values);
    }

    Bytes u16(long... values) {
      return integers(2, values);
    }

    Bytes u32(long... values) {
      return integers(4, values);
    }

    Bytes u64(long... values) {
      return integers(8, values);
    }

    Bytes text(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    }

    Bytes then(Bytes others) {
      out.writeBytes(others.array());
      return this;
    }

    Bytes zeros(int count) {
      out.writeBytes(new byte[count]);
      return this;
    }

    private Bytes integers(int width, long... values) {
      for (var value : values) {
        for (var i = 0; i < width; i++) {
          out.write((int) (value >>> 8 * i));
        }
      }
      return this;
    }

    byte[] array() {
      return out.toByteArray();
    }
  }

  static Bytes bytes() {
    return new Bytes();
  }

  Scene with(long address, Bytes content) {
    memory.map(address, content.array());
    return this;
  }

  /// The memory as it is when the call returns.
  Scene later() {
    memory = new ByteMemory();
    return this;
  }

  Scene decorated(Decorations others) {
    decorations = others;
    return this;
  }

  Scene netlinkSocket(int descriptor) {
    return netlinkSocket(descriptor, 0);
  }

  Scene netlinkSocket(int descriptor, int protocol) {
    decorations =
        new Decorations() {
          @Override
          public Referent descriptor(int fd) {
            return Referent.UNKNOWN;
          }

          @Override
          public ByteString workingDirectory() {
            return ByteString.EMPTY;
          }

          @Override
          public OptionalInt netlinkProtocol(int fd) {
            return fd == descriptor ? OptionalInt.of(protocol) : OptionalInt.empty();
          }
        };
    return this;
  }

  PendingCall enter(String name, long... arguments) {
    var all = java.util.Arrays.copyOf(arguments, 6);
    var number = decoder.table(abi).find(name).orElseThrow().number();
    return decoder.enter(abi, number, all, Address.ZERO, memory, decorations);
  }

  DecodedCall exit(PendingCall call, long result) {
    return decoder.exit(call, result, result < 0 && result > -4096, memory);
  }

  DecodedCall call(long result, String name, long... arguments) {
    return exit(enter(name, arguments), result);
  }

  /// The call as text, once it has proved that it is JSON, too.
  static String text(DecodedCall call) {
    json(call);
    return text(call, TextStyle.Constants.NAMES);
  }

  /// The call as text with names, numbers or both: `-X`.
  static String text(DecodedCall call, TextStyle.Constants constants) {
    var out = new StringBuilder();
    var formatter = new TextFormatter(new TextStyle(TextStyle.HexStrings.NONE, constants));
    formatter.call(call, out);
    out.append(" = ");
    formatter.outcome(call, out);
    return out.toString();
  }

  /// The arguments, result and error as JSON.
  static String json(DecodedCall call) {
    var out = new StringBuilder();
    new JsonFormatter().members(call, out);
    JsonSyntax.check("{" + out + "}");
    return out.substring(out.indexOf("\"arguments\""));
  }
}
