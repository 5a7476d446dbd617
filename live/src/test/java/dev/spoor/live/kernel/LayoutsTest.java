package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.catalog.Architectures;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalCode;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Java code restates of C's headers, compared with what a C compiler makes of them. A
/// constant without a line in tracees/layouts.c fails.
@Tag("live")
class LayoutsTest {
  /// In kernels newer than the headers of Debian 12; the live tests show that they do what they
  /// should.
  private static final Set<String> NEWER_THAN_THE_HEADERS =
      Set.of(
          "PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG",
          "PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG",
          "PTRACE_SET_SYSCALL_INFO",
          "SI_DETHREAD");

  /// How constants are called that C has too.
  private static final Pattern OF_C =
      Pattern.compile(
          "(AF|ARCH|AT|AUDIT|CAP|CLOCK|F|FD|MFD|MSG|O|PR|PTRACE|SA|SCHED|SECCOMP|SHUT|SIG|SIGEV"
              + "|SOCK|X)_.*"
              + "|WALL|WNOHANG|WNOTHREAD|ADDR_NO_RANDOMIZE|MAX_PIECES|USER_BYTES"
              + "|SIGEVENT_BYTES|ITIMERSPEC_BYTES|SIGINFO_BYTES|SIGACTION_BYTES|FLAGS_OFFSET");

  private static Map<String, Long> c(String width) {
    var values = new HashMap<String, Long>();
    Shell.run(Tracees.compile("layouts", width).toString())
        .orFail()
        .stdout()
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> values.put(words[0], Long.parseLong(words[1])));
    return values;
  }

  private static int number(Map<String, Long> c, String name) {
    assertThat(c).containsKey(name);
    return c.getOrDefault(name, -1L).intValue();
  }

  private static void assertSame(Map<String, Long> java, Map<String, Long> c) {
    java.keySet().removeAll(NEWER_THAN_THE_HEADERS);
    assertThat(java).isNotEmpty();
    java.entrySet().removeAll(c.entrySet());
    assertThat(java).as("not in tracees/layouts.c, or with another value").isEmpty();
  }

  // ---- constants

  @Test
  void requestsAndCallNumbersAreThoseOfTheHeaders() throws ReflectiveOperationException {
    var java = new TreeMap<String, Long>();
    numbersOf("Requests", "", java);
    numbersOf("Numbers", "SYS_", java);

    assertThat(java).hasSizeGreaterThan(50);
    assertSame(java, c("-m64"));
  }

  private static void numbersOf(String type, String prefix, Map<String, Long> into)
      throws ReflectiveOperationException {
    var rows = Class.forName("dev.spoor.kernel.internal." + type).getEnumConstants();
    for (var row : rows) {
      var number = row.getClass().getDeclaredMethod("number");
      number.setAccessible(true);
      into.put(prefix + ((Enum<?>) row).name(), ((Integer) number.invoke(row)).longValue());
    }
  }

  @Test
  void optionsEventsAndCodesAreThoseOfTheHeaders() throws ReflectiveOperationException {
    var java = new TreeMap<String, Long>();
    for (var option : PtraceOption.values()) {
      java.put("PTRACE_O_" + option.name(), (long) option.bit());
    }
    for (var field : PtraceEvent.class.getDeclaredFields()) {
      java.put("PTRACE_EVENT_" + field.getName(), field.getLong(null));
    }
    for (var field : SignalCode.class.getFields()) {
      java.put(field.getName(), field.getLong(null));
    }

    assertSame(java, c("-m64"));
  }

  @Test
  void constantsWithNamesOfCAreThoseOfTheHeaders() throws Exception {
    var java = new TreeMap<String, Long>();
    for (var type : classesOfTheKernelModule()) {
      for (var field : type.getDeclaredFields()) {
        if (isNumber(field) && OF_C.matcher(field.getName()).matches()) {
          field.setAccessible(true);
          java.put(field.getName(), ((Number) field.get(null)).longValue());
        }
      }
    }

    assertThat(java).containsKeys("AT_FDCWD", "CAP_SYS_PTRACE", "WNOHANG");
    assertSame(java, c("-m64"));
  }

  private static boolean isNumber(Field field) {
    return Modifier.isStatic(field.getModifiers())
        && Modifier.isFinal(field.getModifiers())
        && (field.getType() == int.class || field.getType() == long.class);
  }

  private static List<? extends Class<?>> classesOfTheKernelModule() throws IOException {
    var module = ModuleLayer.boot().configuration().findModule("dev.spoor.kernel").orElseThrow();
    try (var reader = module.reference().open();
        var names = reader.list()) {
      return names
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .map(name -> Class.forName(Kernel.class.getModule(), name))
          .toList();
    }
  }

  @Test
  void everyErrnoOfTheHeadersHasItsName() {
    c("-m64")
        .forEach((name, value) -> {
          if (name.startsWith("errno.")) {
            assertThat(Errno.of(value.intValue()).name())
                .isEqualTo(name.substring("errno.".length()));
          }
        });
  }

  @Test
  void everySignalOfTheHeadersHasItsName() {
    c("-m64")
        .forEach((name, value) -> {
          if (name.startsWith("signal.")) {
            assertThat(Signal.of(value.intValue()).name())
                .isEqualTo(name.substring("signal.".length()));
          }
        });
  }

  @Test
  void everyCodeOfTheHeadersHasItsName() {
    var codes = 0;
    for (var line : c("-m64").entrySet()) {
      var words = line.getKey().split("\\.", -1);
      if (words[0].equals("code")) {
        codes++;
        var signal = Signal.of(Integer.parseInt(words[1]));
        assertThat(SignalCode.name(signal, line.getValue().intValue())).contains(words[2]);
      }
    }
    assertThat(codes).isGreaterThan(40);
  }

  @Test
  void machinesAreFoundByTheirNumbers() {
    var c = c("-m64");

    assertThat(Architectures.all()).hasSize(3);
    for (var name : List.of("I386", "X86_64", "AARCH64")) {
      var elf = number(c, "EM_" + (name.equals("I386") ? "386" : name));
      var audit = number(c, "AUDIT_ARCH_" + name);
      assertThat(Architectures.ofElfMachine(elf)).isEqualTo(Architectures.ofAuditArch(audit));
      assertThat(Architectures.ofElfMachine(elf).orElseThrow().name()).isEqualToIgnoringCase(name);
      assertThat(Abi.of(audit, 0).label()).isEqualToIgnoringCase(name);
    }
  }

  // ---- structures

  private static void assertGeneralRows(Architecture architecture, Map<String, Long> c) {
    var rows =
        architecture.registers().stream().filter(r -> r.set().equals(architecture.general()));
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(c).contains(entry("user_regs_struct." + row.name(), (long) row.offset())));
    assertThat(architecture.general().sizeBytes()).isEqualTo(number(c, "GENERAL_BYTES"));
  }

  @Test
  void generalRegistersAreWhereTheStructuresHaveThem() {
    assertGeneralRows(X86_64.table(), c("-m64"));
    assertGeneralRows(I386.table(), c("-m32"));
  }

  @Test
  void floatingPointAndDebugRegistersAreWhereTheStructuresHaveThem() {
    var c = c("-m64");
    var names =
        Map.of(
            "fctrl",
            "cwd",
            "fstat",
            "swd",
            "ftag",
            "ftw",
            "fop",
            "fop",
            "fioff",
            "rip",
            "fooff",
            "rdp",
            "mxcsr",
            "mxcsr",
            "st0",
            "st_space",
            "xmm0",
            "xmm_space");

    names.forEach((row, field) -> {
      Register register = X86_64.table().register(row);
      assertThat(c).contains(entry("user_fpregs_struct." + field, (long) register.offset()));
      assertThat(I386.table().register(row).offset()).isEqualTo(register.offset());
    });
    assertThat(X86_64.FLOAT.sizeBytes()).isEqualTo(number(c, "FLOAT_BYTES"));
    assertThat(X86_64.DEBUG_USER_OFFSET).isEqualTo(number(c, "user.u_debugreg"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aSiginfoFilledInByCIsReadByItsFields(String width) {
    var abi = width.equals("-m64") ? Abi.X86_64 : Abi.I386;
    var at = Address.of(0x1234_5678);
    var expected =
        Map.of(
            "sent", new SignalInfo.Sent(11, 12),
            "queued", new SignalInfo.Queued(11, 12, at.value()),
            "timer", new SignalInfo.Timer(11, 12, at.value(), 0),
            "child", new SignalInfo.Child(11, 12, 13, 14, 15),
            "fault", new SignalInfo.Fault(at),
            "memory", new SignalInfo.MemoryError(at, (short) 12),
            "bounds", new SignalInfo.BoundsFault(at, Address.of(0x11), Address.of(0x12)),
            "key", new SignalInfo.KeyFault(at, 12),
            "poll", new SignalInfo.Poll(11, 12),
            "syscall", new SignalInfo.SystemCall(at, 12, 13));
    var found = new HashMap<String, SignalInfo.Details>();

    Shell.run(Tracees.compile("siginfo_samples", width).toString())
        .orFail()
        .stdout()
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> {
          var info = SignalInfo.parse(HexFormat.of().parseHex(words[1]), abi);
          assertThat(info.errno()).isEqualTo(5);
          assertThat(info.residue().length()).as(words[0]).isZero();
          found.put(words[0], info.details());
        });

    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
  }
}
