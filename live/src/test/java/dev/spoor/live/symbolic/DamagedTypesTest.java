package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.Types;
import dev.spoor.symbolic.value.StandardLibrary;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import dev.spoor.testkit.ByteMemory;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Types of debugging information in which bits are wrong, and values of any bytes.
@Tag("live")
class DamagedTypesTest {
  private static final int ROUNDS = 60;
  private static final int MOST_TYPES = 3_000;
  private static final long AT = 0x10000;

  private long written;
  private int refused;

  @ParameterizedTest
  @CsvSource({"shows_objects, -gdwarf-5", "shows_values, -gdwarf-4", "shows_values, -gdwarf-2"})
  void wrongBitsGiveLocatedErrorsOrTypes(String tracee, String flag) throws IOException {
    var whole = Files.readAllBytes(Tracees.compile(tracee, flag));

    for (var seed = 0; seed < ROUNDS; seed++) {
      askAll(damaged(whole, new Random(seed)), new Random(seed));
    }

    assertThat(written).isPositive();
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"shows_containers, -gdwarf-5", "shows_objects, -gdwarf-4"})
  void anyBytesAreShownAsTextOfPrintableCharacters(String tracee, String flag) throws IOException {
    var whole = Files.readAllBytes(Tracees.compile(tracee, flag));

    askAll(whole, new Random(0));

    assertThat(written).isGreaterThan(5_000);
  }

  private static byte[] damaged(byte[] whole, Random random) {
    var bytes = whole.clone();
    try (var file = ObjectFile.of("damaged", whole)) {
      for (var name : new String[] {".debug_info", ".debug_abbrev"}) {
        var place = file.section(name).orElseThrow().bytes();
        for (var i = 0; i < 12; i++) {
          var at = place.offset() + random.nextLong(place.sizeBytes());
          bytes[(int) at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
      }
    }
    return bytes;
  }

  private void askAll(byte[] bytes, Random random) {
    try (var file = ObjectFile.of("damaged", bytes)) {
      var info = DebugInfo.of(DwarfSections.of(file));
      var types = Types.of(info);
      for (var unit : info.units()) {
        ask(unit, types, random);
      }
    } catch (MalformedObjectException located) {
      refused++;
    }
  }

  private void ask(Unit unit, Types types, Random random) {
    var asked = 0;
    for (var walk = unit.walk(); walk.next() && asked < MOST_TYPES; ) {
      if (walk.tag().toString().endsWith("_type") || walk.tag().toString().equals("typedef")) {
        asked++;
        try {
          show(types.of(walk.die()), random);
        } catch (MalformedObjectException located) {
          refused++;
        }
      }
    }
  }

  private void show(Type type, Random random) {
    var bytes = new byte[512];
    random.nextBytes(bytes);
    var memory = ByteMemory.of(AT, bytes);
    // Pointers that lead somewhere, now and then.
    for (var i = 0; i < bytes.length; i += 24) {
      memory.write(Address.of(AT + i), new byte[] {(byte) (i * 7), 0, 1, 0, 0, 0, 0, 0});
    }
    var value = Value.at(type, Address.of(AT), around(memory));
    var format = ValueFormat.usual().withElements(20).withDepth(5);
    var text = new ValuePrinter(format, StandardLibrary.presenters()).text(value);
    assertThat(text).matches("[ -~]*");
    value.dynamic();
    written += text.length() + type.name().length();
  }

  private static Surroundings around(Memory memory) {
    return new Surroundings() {
      @Override
      public Memory memory() {
        return memory;
      }

      @Override
      public int addressBytes() {
        return Long.BYTES;
      }
    };
  }
}
