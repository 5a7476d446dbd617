package dev.spoor.trace.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.process.Mapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessStacksTest {
  private static final Tid TASK = Tid.of(7);
  private static final Address CODE = Address.of(0x40_1000);
  private static final Address STACK = Address.of(0x7fff_0000);

  private final MadeUpImage image = new MadeUpImage();
  private int lookups;

  /// An image of mappings that a test changes: what is there now, and what was seen of it.
  private static final class MadeUpImage implements ProcessImage {
    @Override
    public List<LoadedObject> objects() {
      return List.of();
    }

    private List<Mapping> now = List.of();
    private List<Mapping> seen = List.of();
    private int looks;
    private boolean isClosed;

    @Override
    public Optional<Mapping> mappingAt(Address address) {
      return seen.stream().filter(each -> each.range().contains(address)).findFirst();
    }

    @Override
    public boolean renew(Tid task) {
      looks++;
      var changed = !now.equals(seen);
      seen = now;
      return changed;
    }

    @Override
    public Optional<LoadedObject> objectAt(Address address) {
      return Optional.empty();
    }

    @Override
    public Optional<String> nameAt(Address address) {
      return mappingAt(address).map(Mapping::path);
    }

    @Override
    public boolean isExecutable(Address address) {
      return mappingAt(address).filter(Mapping::isExecutable).isPresent();
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private static Mapping mapping(Address start, String permissions, long offset, String path) {
    return new Mapping(
        new AddressRange(start, start.plus(0x1000)), permissions, offset, "08:01", 11, path);
  }

  private ProcessStacks stacks() {
    image.seen = image.now;
    return new ProcessStacks(
        image,
        _ -> {
          lookups++;
          return List.of(CodePlace.of("function" + lookups, 3));
        },
        true,
        10);
  }

  private static Registers at(Address pc) {
    return RegisterImage.empty(X86_64.table())
        .withBlock(X86_64.GENERAL, new byte[X86_64.GENERAL.sizeBytes()])
        .with(X86_64.table().programCounter(), pc.value())
        .with(X86_64.table().stackPointer(), STACK.value());
  }

  private static MadeUpMemory memory() {
    return new MadeUpMemory()
        .map(STACK.plus(-0x1000), new byte[0x2000])
        .map(CODE, new byte[0x1000]);
  }

  private static String text(CallStack stack) {
    var text = new StringBuilder();
    StackText.append(stack, text);
    return text.toString();
  }

  @Test
  void whatIsMappedIsLookedAtOnceAsLongAsNothingChanges() {
    image.now = List.of(mapping(CODE, "r-xp", 0x1000, "/bin/one"));
    var stacks = stacks();

    var first = text(stacks.take(TASK, at(CODE), memory()));
    var second = text(stacks.take(TASK, at(CODE), memory()));

    assertThat(first).isEqualTo(" > /bin/one(function1+0x3) [0x1000]\n");
    assertThat(second).isEqualTo(first);
    assertThat(image.looks).isZero();
    assertThat(lookups).isOne();
  }

  @Test
  void behindACallThatMapsSomethingElseItIsLookedAtAgain() {
    image.now = List.of(mapping(CODE, "r-xp", 0x1000, "/bin/one"));
    var stacks = stacks();
    stacks.take(TASK, at(CODE), memory());

    image.now = List.of(mapping(CODE, "r-xp", 0x5000, "/lib/other"));
    stacks.mappingsChanged();
    var after = text(stacks.take(TASK, at(CODE), memory()));
    stacks.take(TASK, at(CODE), memory());

    assertThat(after).isEqualTo(" > /lib/other(function2+0x3) [0x5000]\n");
    assertThat(image.looks).isOne();
  }

  @Test
  void namesAreKeptWhereTheCodeIsTheSame() {
    image.now = List.of(mapping(CODE, "r-xp", 0x1000, "/bin/one"));
    var stacks = stacks();
    stacks.take(TASK, at(CODE), memory());

    stacks.mappingsChanged();
    stacks.take(TASK, at(CODE), memory());

    assertThat(image.looks).isOne();
    assertThat(lookups).isOne();
  }

  @Test
  void codeThatIsNotKnownToBeMappedIsLookedForAtOnce() {
    image.now = List.of(mapping(CODE, "r-xp", 0x1000, "/bin/one"));
    var stacks = stacks();
    var library = Address.of(0x7f00_0000);

    image.now = List.of(mapping(library, "r-xp", 0, "/lib/new"));
    var stack = text(stacks.take(TASK, at(library.plus(0x10)), memory()));

    assertThat(stack).isEqualTo(" > /lib/new(function1+0x3) [0x10]\n");
  }

  @Test
  void codeWithoutAFileHasItsAddress() {
    var stacks = stacks();

    var stack = text(stacks.take(TASK, at(Address.of(0x1234)), memory()));

    assertThat(stack).isEqualTo(" > unexpected_backtracing_error [0x1234]\n");
  }

  @Test
  void closingItClosesTheImage() {
    stacks().close();

    assertThat(image.isClosed).isTrue();
  }
}
