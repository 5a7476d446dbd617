package dev.spoor.objects.dwarf.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Bytes;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.DwarfSample;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.elf.FileAddress;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Debugging information that lies: whatever is wrong with it, asking everything of it ends with a
/// [MalformedObjectException] or an answer.
class HostileDwarfTest {
  private static final long[] AWKWARD = {0, 0x80, 0x7fff_ffffL, -1};

  /// The bytes of each section.
  private record Damaged(Map<String, byte[]> sections, ByteOrder order) {
    static Damaged whole(List<?> form) {
      var sections = new HashMap<String, byte[]>();
      DwarfSample.sections(form).forEach((name, bytes) -> sections.put(name, bytes.toArray()));
      return new Damaged(sections, (ByteOrder) form.get(1));
    }

    Damaged with(String name, byte[] bytes) {
      var changed = new HashMap<>(sections);
      changed.put(name, bytes);
      return new Damaged(changed, order);
    }

    DwarfSections open() {
      var blocks = new HashMap<String, Block>();
      sections.forEach((name, bytes) -> blocks.put(name, Bytes.block(name, bytes, order)));
      return DwarfSections.of(blocks);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void theWholeIsRight(List<Object> form) {
    assertThat(askEverything(Damaged.whole(form))).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void everyTruncationIsSurvived(List<Object> form) {
    var whole = Damaged.whole(form);
    whole.sections.forEach((name, bytes) -> {
      var refused = 0;
      for (var length = 0; length < bytes.length; length++) {
        refused += askEverything(whole.with(name, Arrays.copyOf(bytes, length)));
      }
      // The table of addresses is a short cut, which is not needed.
      assertThat(refused).as(name).isGreaterThan(name.equals(".debug_aranges") ? -1 : 0);
    });
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#versions")
  void everyPlaceWithAnAwkwardValueIsSurvived(List<Object> form) {
    var whole = Damaged.whole(form);
    var refused = 0;

    for (var section : whole.sections.entrySet()) {
      for (var at = 0; at < section.getValue().length; at++) {
        for (var value : AWKWARD) {
          for (var width = 1; width <= 4 && at + width <= section.getValue().length; width += 3) {
            var bytes = section.getValue().clone();
            for (var i = 0; i < width; i++) {
              bytes[at + i] = (byte) (value >>> (8 * i));
            }
            refused += askEverything(whole.with(section.getKey(), bytes));
          }
        }
      }
    }

    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void randomDamageIsSurvived(List<Object> form) {
    var whole = Damaged.whole(form);
    var names = whole.sections.keySet().stream().sorted().toList();
    var random = new Random(11);
    var refused = 0;

    for (var round = 0; round < 400; round++) {
      var damaged = whole;
      for (var hits = 1 + random.nextInt(6); hits > 0; hits--) {
        var name = names.get(random.nextInt(names.size()));
        var bytes = damaged.sections.get(name).clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        damaged = damaged.with(name, bytes);
      }
      refused += askEverything(damaged);
    }

    assertThat(refused).isPositive();
  }

  /// {@return 1 if something was found to be wrong, else 0}
  private static int askEverything(Damaged damaged) {
    var info = DebugInfo.of(damaged.open());
    var locations = SourceLocations.of(info);
    var refused = ask(info::units) | ask(info::typeUnits);
    if (refused == 0) {
      for (var unit : info.units()) {
        refused |= ask(() -> askEntries(unit.root()));
        refused |= ask(() -> LineProgram.of(unit).ifPresent(HostileDwarfTest::askLines));
        refused |= ask(unit::full);
      }
    }
    for (var address : new long[] {0x1000, 0x1010, 0x1030, 0x1100, 0, -1}) {
      refused |= ask(() -> locations.at(FileAddress.of(address)));
    }
    return refused
        | ask(() -> locations.functions("m"))
        | ask(() -> locations.functions("plain"))
        | ask(() -> locations.types("C"))
        | ask(() -> locations.places("a.cc", 6));
  }

  private static void askEntries(Die root) {
    for (var walk = root.walk(); walk.next(); ) {
      var die = walk.die();
      die.attributes();
      die.ranges();
      // A list of the other kind, but its first entries are read as well.
      ask(() -> die.locations(AttributeName.RANGES));
      die.parent();
      die.children();
      Function.of(die);
    }
  }

  private static void askLines(LineProgram program) {
    program.files();
    for (var row : program.table().rows()) {
      program.file(row.file());
      program.table().rowAt(row.address());
    }
  }

  private static int ask(Runnable question) {
    try {
      question.run();
      return 0;
    } catch (MalformedObjectException expected) {
      assertThat(expected.file()).startsWith(".debug_");
      return 1;
    }
  }
}
