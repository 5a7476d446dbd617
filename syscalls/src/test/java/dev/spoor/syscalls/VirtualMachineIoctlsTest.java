package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.value.Referent;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// ioctl(2) on /dev/kvm and what it opens.
class VirtualMachineIoctlsTest {
  private static final long KVM_RUN = 0xae80;
  private static final long KVM_SET_REGS = 0x4090ae82L;
  private static final long KVM_SET_CPUID2 = 0x4008ae90L;

  private static final DecodeOptions WHOLE = new DecodeOptions(32, false, java.util.Set.of());

  private static Scene.Bytes registers() {
    return bytes().u64(2, 3).zeros(14 * 8).u64(0x1000, 2);
  }

  @Test
  void whatIsLeftOutBetweenFieldsIsToldThere() {
    var scene = new Scene(Abi.X86_64).with(0x1000, registers());

    var call = scene.call(0, "ioctl", 5, KVM_SET_REGS, 0x1000);

    assertThat(text(call))
        .isEqualTo(
            "ioctl(5, KVM_SET_REGS, "
                + "{rax=0x2, ..., rsp=0, rbp=0, ..., rip=0x1000, rflags=0x2}) = 0");
    assertThat(json(call)).contains("{\"rax\":2,\"rsp\":0,\"rbp\":0,\"rip\":4096,\"rflags\":2}");
  }

  @Test
  void nothingIsLeftOutOfWhatIsShownWhole() {
    var scene = new Scene(Abi.X86_64, WHOLE).with(0x1000, registers());

    assertThat(text(scene.call(0, "ioctl", 5, KVM_SET_REGS, 0x1000)))
        .contains("{rax=0x2, rbx=0x3, rcx=0, ", ", r15=0, rip=0x1000, rflags=0x2}");
  }

  @Test
  void elementsMayBeLeftOutAllOfThem() {
    var entry = bytes().u32(1, 1, 0, 0, 0, 1, 2, 3, 4, 5).zeros(12);
    var brief = new Scene(Abi.X86_64).with(0x1000, entry);
    var whole = new Scene(Abi.X86_64, WHOLE).with(0x1000, entry);

    assertThat(text(brief.call(0, "ioctl", 5, KVM_SET_CPUID2, 0x1000)))
        .contains("{nent=1, entries=[...]}");
    assertThat(text(whole.call(0, "ioctl", 5, KVM_SET_CPUID2, 0x1000)))
        .contains("{nent=1, entries=[{function=0, index=0, flags=");
    assertThat(json(brief.call(0, "ioctl", 5, KVM_SET_CPUID2, 0x1000)))
        .contains("\"entries\":{\"elements\":[],\"more\":true}");
  }

  @Test
  void whyAVirtualCpuHasStoppedIsInItsSharedMemory() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x4000, bytes().zeros(8).u32(6))
            .decorated(
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
                  public OptionalLong vcpuArea(int fd) {
                    return switch (fd) {
                      case 5 -> OptionalLong.of(0x4000);
                      case 6 -> OptionalLong.of(0x9000);
                      default -> OptionalLong.empty();
                    };
                  }
                });

    assertThat(text(scene.call(0, "ioctl", 5, KVM_RUN, 0)))
        .isEqualTo("ioctl(5, KVM_RUN, 0) = 0 (KVM_EXIT_MMIO)");
    assertThat(text(scene.call(0, "ioctl", 6, KVM_RUN, 0))).isEqualTo("ioctl(6, KVM_RUN, 0) = 0");
    assertThat(text(scene.call(0, "ioctl", 7, KVM_RUN, 0))).isEqualTo("ioctl(7, KVM_RUN, 0) = 0");
  }
}
