package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.Types;
import dev.spoor.symbolic.value.StandardLibrary;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import dev.spoor.testkit.ByteMemory;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Values of Rust and Go whose memory lies: the types are those that the compilers describe, the
/// bytes are none that a program has.
@Tag("live")
@Timeout(300)
class HostileValuesTest {
  private static final long AT = 0x10000;
  private static final int REGION_BYTES = 1 << 16;
  private static final long UNMAPPED = 0xdead_0000_0000L;
  private static final long HUGE = Long.MIN_VALUE;

  /// Of one value; a row has 200 elements, a map looks into some hundred buckets.
  private static final int MOST_READS = 500_000;

  private static final int MOST_TYPES = 3_000;

  /// What every eighth byte is made of.
  private static final List<LongUnaryOperator> FILLINGS =
      List.of(
          _ -> 0,
          _ -> -1,
          _ -> HUGE,
          _ -> AT,
          offset -> AT + offset,
          offset -> AT + (offset + 64) % REGION_BYTES,
          _ -> UNMAPPED,
          offset -> offset % 16 == 0 ? AT : HUGE,
          offset -> offset % 16 == 0 ? HUGE : AT,
          offset -> offset % 16 == 0 ? UNMAPPED : 3,
          _ -> 0x0707_0707_0707_0707L,
          offset -> new Random(offset).nextLong());

  /// Memory that counts how often it is read.
  private static final class CountedMemory implements Memory {
    private final Memory memory;
    private int reads;

    CountedMemory(Memory memory) {
      this.memory = memory;
    }

    @Override
    public ByteOrder order() {
      return memory.order();
    }

    @Override
    public void read(ReadBatch batch) {
      reads++;
      memory.read(batch);
    }

    @Override
    public int write(Address at, byte[] bytes) {
      return memory.write(at, bytes);
    }
  }

  /// The types of a program.
  private static final class Described implements AutoCloseable {
    private final ObjectFile file;
    private final DebugInfo info;
    private final Types types;

    Described(Path program) {
      try {
        file = ObjectFile.open(program);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      info = DebugInfo.of(DwarfSections.of(file));
      types = Types.of(info);
    }

    /// {@return the structures of the units with this in their name}
    List<Type> structures(String unit) {
      var found = new ArrayList<Type>();
      for (var each : info.units()) {
        if (each.name().orElse("").contains(unit)) {
          for (var walk = each.walk(); walk.next() && found.size() < MOST_TYPES; ) {
            if (walk.tag().toString().equals("structure_type")) {
              found.add(types.of(walk.die()));
            }
          }
        }
      }
      return found;
    }

    Type named(String unit, String tag) {
      for (var type : structures(unit)) {
        if (type instanceof CompoundType compound && compound.tag().orElse("").equals(tag)) {
          return type;
        }
      }
      throw new AssertionError("no type " + tag + " in " + unit);
    }

    @Override
    public void close() {
      file.close();
    }
  }

  private static byte[] filled(LongUnaryOperator filling) {
    var bytes = ByteBuffer.allocate(REGION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putLong(filling.applyAsLong(bytes.position()));
    }
    return bytes.array();
  }

  private static byte[] words(long... words) {
    var bytes = ByteBuffer.allocate(REGION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var word : words) {
      bytes.putLong(word);
    }
    return bytes.array();
  }

  private static String shown(Type type, byte[] bytes) {
    return shown(type, bytes, ValueFormat.usual());
  }

  private static String shown(Type type, byte[] bytes, ValueFormat format) {
    var memory = new CountedMemory(ByteMemory.of(AT, bytes));
    var value =
        Value.at(
            type,
            Address.of(AT),
            new Surroundings() {
              @Override
              public Memory memory() {
                return memory;
              }

              @Override
              public int addressBytes() {
                return Long.BYTES;
              }
            });
    var text = new ValuePrinter(format, StandardLibrary.presenters()).text(value);
    assertThat(text).as(type.name()).matches("[ -~]+");
    assertThat(text.length()).as(type.name()).isLessThan(2 * format.characters());
    assertThat(memory.reads).as("reads of %s", type.name()).isLessThan(MOST_READS);
    return text;
  }

  private static void showAll(List<Type> types) {
    for (var filling : FILLINGS) {
      var bytes = filled(filling);
      types.forEach(type -> shown(type, bytes, ValueFormat.usual().withCharacters(1 << 14)));
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfRust {
    private static final String UNIT = "holds_values";

    private Described described;

    @BeforeAll
    void open() {
      Requirement.program("rustc");
      described = new Described(Tracees.rust("holds_values"));
    }

    @AfterAll
    void close() {
      if (described != null) {
        described.close();
      }
    }

    private String text(String tag, long... words) {
      return shown(described.named(UNIT, tag), words(words));
    }

    @Test
    void whateverIsInMemoryTheTextIsPrintableAndEnds() {
      var types = described.structures(UNIT);

      assertThat(types).hasSizeGreaterThan(50);
      showAll(types);
    }

    @Test
    void aTextOfHalfTheAddressSpaceEndsInDots() {
      assertThat(text("&str", AT, HUGE)).endsWith("...");
      assertThat(text("&str", AT, -1)).endsWith("...");
    }

    @Test
    void aTextWithoutMemorySaysSo() {
      assertThat(text("&str", UNMAPPED, 5))
          .isEqualTo("<error: Cannot access memory at address 0xdead00000000>");
    }

    @Test
    void aRowOfHalfTheAddressSpaceEndsInDots() {
      assertThat(text("&[i32]", AT, HUGE))
          .startsWith("&[i32](size=9223372036854775808) = {")
          .endsWith("...}");
    }

    @Test
    void elementsWithoutMemoryAreErrorsOfTheirOwn() {
      assertThat(text("&[i32]", UNMAPPED, 2))
          .isEqualTo(
              "&[i32](size=2) = {<error: Cannot access memory at address 0xdead00000000>,"
                  + " <error: Cannot access memory at address 0xdead00000004>}");
    }

    /// Shape has a discriminant of its own or one in the capacity of its text, as the compiler
    /// likes; no variant has these.
    @Test
    void aDiscriminantThatNoVariantHasIsAnError() {
      assertThat(text("core::option::Option<u32>", 0x0000_0009_0000_0007L))
          .isEqualTo("{<error: there is no variant 7>}");
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfGo {
    private static final String MAP = "hash<string,int>";

    private Described described;

    @BeforeAll
    void open() {
      Requirement.program("go");
      described = new Described(Tracees.go("holds_values"));
    }

    @AfterAll
    void close() {
      if (described != null) {
        described.close();
      }
    }

    private String text(String tag, long... words) {
      return shown(described.named("", tag), words(words));
    }

    @Test
    void whateverIsInMemoryTheTextIsPrintableAndEnds() {
      var types = described.structures("runtime");

      assertThat(types).hasSizeGreaterThan(100);
      showAll(types);
    }

    @Test
    void aTextOfHalfTheAddressSpaceEndsInDots() {
      assertThat(text("string", AT, HUGE)).endsWith("...");
    }

    @Test
    void aTextWithoutMemorySaysSo() {
      assertThat(text("string", UNMAPPED, 5))
          .isEqualTo("<error: Cannot access memory at address 0xdead00000000>");
    }

    @Test
    void aSliceOfHalfTheAddressSpaceEndsInDots() {
      assertThat(text("[]int32", AT, HUGE, HUGE))
          .startsWith("[]int32 of length 9223372036854775808, capacity 9223372036854775808 = {")
          .endsWith("...}");
    }

    /// count, flags with B in the second byte, hash0, buckets, oldbuckets; then a bucket of eight
    /// marks, keys, values, overflow, which is its own successor.
    @Test
    void aBucketThatIsItsOwnSuccessorIsLeft() {
      var map = new long[64];
      map[0] = HUGE;
      map[2] = AT + 128;
      map[16] = 0x0000_0000_0000_0009L;
      map[16 + 25] = AT + 128;

      assertThat(text(MAP, map))
          .startsWith("map with 9223372036854775808 elements = {[\"\"] = 0, ")
          .endsWith("...}");
    }

    @Test
    void aMapWithoutBucketsHasNothingToShow() {
      assertThat(text(MAP, 3, 0, UNMAPPED)).isEqualTo("map with 3 elements");
    }
  }
}
