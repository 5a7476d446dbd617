package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterProgramTest {
  private static final int X32 = (int) Abi.X32_SYSCALL_BIT;
  private static final int ARM = 0x4000_0028;
  private static final CallFilter NOTHING = CallFilter.of((_, _) -> false);

  private static int answer(CallFilter filter, int architecture, int number, int argument) {
    return new BpfMachine(FilterProgram.of(filter).instructions())
        .answer(architecture, number, argument);
  }

  /// Numbers around everything that could be a border.
  private static int[] numbers() {
    var borders =
        new int[] {0, X32, X32 + 1024, Integer.MIN_VALUE, Integer.MIN_VALUE | X32, -1, 1 << 16};
    var all = new int[2048 * borders.length];
    for (var i = 0; i < all.length; i++) {
      all[i] = borders[i / 2048] + i % 2048 - 1024;
    }
    return all;
  }

  private static boolean isSpecial(Abi abi, long number) {
    var plain = abi.tableNumber(number);
    return OwnFilter.isSeccomp(abi, plain)
        || OwnFilter.isPrctl(abi, plain)
        || UntracedClone.isClone(abi, plain)
        || UntracedClone.isClone3(abi, plain);
  }

  private static void stopsAtWhatItWants(CallFilter filter, boolean exactly) {
    var machine = new BpfMachine(FilterProgram.of(filter).instructions());
    for (var architecture :
        new int[] {FilterProgram.AUDIT_ARCH_X86_64, FilterProgram.AUDIT_ARCH_I386}) {
      for (var number : numbers()) {
        var abi = Abi.of(architecture, number);
        var wanted = filter.wants(abi, number);
        if (wanted || exactly && !isSpecial(abi, number)) {
          assertThat(machine.answer(architecture, number, 0))
              .as("%s %d", abi, number)
              .isEqualTo(wanted ? FilterProgram.TRACE : FilterProgram.ALLOW);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.1, 0.3, 0.9, 1})
  void exactlyTheWantedCallsOfEachAbiStop(double share) {
    var random = new Random(7);

    stopsAtWhatItWants(
        CallFilter.of((_, number) -> number < 600 && random.nextDouble() < share), true);
  }

  @Test
  void numbersThatNoTableHasAreTreatedAlike() {
    stopsAtWhatItWants(CallFilter.of((abi, number) -> abi != Abi.X32 && number > 400), true);
    stopsAtWhatItWants(CallFilter.of((abi, number) -> abi == Abi.X32 && number > 400), true);
  }

  @Test
  void aFilterThatWouldBeTooLongStopsAtMoreThanIsWanted() {
    var everyOther = CallFilter.of((_, number) -> number % 2 == 0);

    assertThat(FilterProgram.of(everyOther).instructions()).hasSizeLessThanOrEqualTo(4096);
    stopsAtWhatItWants(everyOther, false);
  }

  @Test
  void aDenseFilterOfTheNumbersThatThereAreIsExact() {
    stopsAtWhatItWants(CallFilter.of((_, number) -> number < 480 && number % 2 == 0), true);
  }

  @Test
  void anArchitectureThatIsNotKnownStopsAlways() {
    assertThat(answer(NOTHING, ARM, 4, 0)).isEqualTo(FilterProgram.TRACE);
  }

  @ParameterizedTest
  @CsvSource({
    "0xc000003e, 317",
    "0xc000003e, 0x4000013d",
    "0x40000003, 354",
  })
  void theInstallationOfAnotherFilterStopsAndAQuestionAboutFiltersDoesNot(
      String architecture, String number) {
    var where = Long.decode(architecture).intValue();
    var call = Integer.decode(number);

    assertThat(answer(NOTHING, where, call, 0)).isEqualTo(FilterProgram.TRACE);
    assertThat(answer(NOTHING, where, call, 1)).isEqualTo(FilterProgram.TRACE);
    assertThat(answer(NOTHING, where, call, 2)).isEqualTo(FilterProgram.ALLOW);
    assertThat(answer(NOTHING, where, call, -1)).isEqualTo(FilterProgram.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({"0xc000003e, 157", "0xc000003e, 0x4000009d", "0x40000003, 172"})
  void ofPrctlOnlySetSeccompStops(String architecture, String number) {
    var where = Long.decode(architecture).intValue();
    var call = Integer.decode(number);

    assertThat(answer(NOTHING, where, call, 22)).isEqualTo(FilterProgram.TRACE);
    assertThat(answer(NOTHING, where, call, 21)).isEqualTo(FilterProgram.ALLOW);
    assertThat(answer(NOTHING, where, call, 38)).isEqualTo(FilterProgram.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({"0xc000003e, 56", "0xc000003e, 0x40000038", "0x40000003, 120"})
  void ofCloneOnlyTheUntracedStops(String architecture, String number) {
    var where = Long.decode(architecture).intValue();
    var call = Integer.decode(number);

    assertThat(answer(NOTHING, where, call, 0x0080_0011)).isEqualTo(FilterProgram.TRACE);
    assertThat(answer(NOTHING, where, call, 0x0120_0011)).isEqualTo(FilterProgram.ALLOW);
  }

  @Test
  void clone3StopsForItsFlagsAreNotInARegister() {
    assertThat(answer(NOTHING, FilterProgram.AUDIT_ARCH_X86_64, 435, 0))
        .isEqualTo(FilterProgram.TRACE);
    assertThat(answer(NOTHING, FilterProgram.AUDIT_ARCH_I386, 435, 0))
        .isEqualTo(FilterProgram.TRACE);
  }

  /// The kernel keeps the answer for calls that pass when it depends on nothing else.
  @Test
  void whatPassesIsDecidedByArchitectureAndNumberAlone() {
    var filter = CallFilter.of((_, number) -> number % 7 == 0);
    var machine = new BpfMachine(FilterProgram.of(filter).instructions());

    for (var number = 0; number < 1000; number++) {
      var abi = Abi.X86_64;
      if (!filter.wants(abi, number) && !isSpecial(abi, number)) {
        assertThat(machine.answer(FilterProgram.AUDIT_ARCH_X86_64, number, -1))
            .isEqualTo(FilterProgram.ALLOW);
      }
    }
  }

  @Test
  void instructionsAreEncodedAsTheKernelTakesThem() {
    var program = FilterProgram.of(NOTHING);
    var bytes = ByteBuffer.wrap(program.encoded().toArray()).order(ByteOrder.nativeOrder());

    assertThat(bytes.remaining()).isEqualTo(program.instructions().size() * 8);
    assertThat(bytes.getShort()).isEqualTo((short) 0x20);
    assertThat(bytes.getShort()).isZero();
    assertThat(bytes.getInt()).isEqualTo(4);
  }

  @Test
  void aFilterForEveryCallSaysSo() {
    assertThat(CallFilter.NONE.wantsAll()).isTrue();
    assertThat(CallFilter.of((abi, number) -> abi != Abi.X32 || number != 3).wantsAll()).isFalse();
  }
}
