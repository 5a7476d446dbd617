package dev.spoor.live.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.StoppedTask;
import dev.spoor.live.instruction.Cpu.Trial;
import dev.spoor.machine.Address;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.x86_64.instruction.Emulation;
import dev.spoor.machine.x86_64.instruction.RegisterBlock;
import dev.spoor.testkit.ByteMemory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is emulated leaves registers, flags and memory as the CPU does: for every opcode, with
/// random operands, registers and data.
@Tag("live")
@Timeout(300)
class EmulationTest {
  private static final int TRIALS = 100;
  private static final int TRIES = 10_000;
  private static final int ANY = -1;

  private final Random random = new Random(2026);
  private final List<String> unlike = new ArrayList<>();

  /// Opcodes of which as many as there should be were compared.
  private final Set<String> carriedOut = new TreeSet<>();

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void everyEmulatedInstructionDoesWhatTheCpuDoes(String bits) {
    Cpu.run(bits, this::trials);

    assertThat(unlike).isEmpty();
    assertThat(carriedOut).hasSize(bits.equals("-m64") ? 220 : 235);
  }

  private Iterator<Trial> trials(RegisterImage found) {
    var source = new RandomInstructions(random, found);
    var trials = new ArrayList<Trial>();
    for (var opcode = 0; opcode < 256; opcode++) {
      // In these, ModRM says which instruction it is.
      var isGroup = List.of(0x80, 0x81, 0x83, 0xc6, 0xc7, 0xf6, 0xf7, 0xfe, 0xff).contains(opcode);
      for (var middle = 0; middle < (isGroup ? 8 : 1); middle++) {
        trials.addAll(of(source, found, isGroup ? middle : ANY, opcode));
      }
      trials.addAll(of(source, found, ANY, 0x0f, opcode));
    }
    trials.addAll(of(source, found, ANY, 0xf3, 0x0f, 0x1e, 0xfa));
    trials.addAll(of(source, found, ANY, 0xf3, 0x0f, 0x1e, 0xfb));
    return trials.iterator();
  }

  private List<Trial> of(
      RandomInstructions source, RegisterImage found, int middle, int... opcode) {
    var trials = new ArrayList<Trial>();
    for (var i = 0; i < TRIES && trials.size() < TRIALS; i++) {
      if (i == TRIES / 10 && trials.isEmpty()) {
        return List.of();
      }
      source
          .instruction(Cpu.CODE, opcode)
          .filter(each -> middle == ANY || each.middle() == middle)
          .filter(each -> opcode.length > 1 || each.opcode().number() == opcode[0])
          .flatMap(instruction -> Emulation.of(instruction, Address.of(Cpu.CODE)))
          .ifPresent(emulation -> {
            var trial = new Compared(emulation, found, source.registers(Cpu.CODE), source.data());
            if (trial.isEmulated()) {
              trials.add(trial);
            }
          });
    }
    if (trials.size() == TRIALS) {
      var name = HexFormat.of().formatHex(bytes(opcode)) + (middle == ANY ? "" : "/" + middle);
      carriedOut.add(name);
    }
    return trials;
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (var i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private final class Compared implements Trial {
    private final Emulation emulation;
    private final RegisterImage found;
    private final byte[] registers;
    private final byte[] data;
    private final byte[] registersAfter;
    private final ByteMemory memoryAfter;
    private final boolean isEmulated;

    Compared(Emulation emulation, RegisterImage found, byte[] registers, byte[] data) {
      this.emulation = emulation;
      this.found = found;
      this.registers = registers;
      this.data = data;
      this.registersAfter = registers.clone();
      this.memoryAfter = ByteMemory.of(Cpu.DATA, data);
      this.isEmulated =
          emulation.apply(new RegisterBlock(found.architecture(), registersAfter, memoryAfter));
    }

    /// If not, nothing may have changed.
    boolean isEmulated() {
      if (!isEmulated) {
        assertThat(registersAfter).isEqualTo(registers);
        assertThat(memoryAfter.read(Address.of(Cpu.DATA), Cpu.DATA_BYTES)).isEqualTo(data);
      }
      return isEmulated;
    }

    @Override
    public void prepare(StoppedTask task) {
      Cpu.write(task, Cpu.CODE, emulation.instruction().bytes().toArray());
      Cpu.write(task, Cpu.DATA, data);
      task.setRegisters(Cpu.image(found, registers));
    }

    @Override
    public void check(StoppedTask task, int signal) {
      var memory = task.memory().read(Address.of(Cpu.DATA), Cpu.DATA_BYTES);
      var expected = memoryAfter.read(Address.of(Cpu.DATA), Cpu.DATA_BYTES);
      if (signal != 0) {
        unlike.add(name() + " is answered by signal " + signal);
      } else if (!java.util.Arrays.equals(memory, expected)) {
        unlike.add(name() + " leaves other memory");
      } else {
        differences(task);
      }
    }

    private void differences(StoppedTask task) {
      var after = Cpu.image(found, registersAfter);
      var before = Cpu.image(found, registers);
      for (var register : found.architecture().registers()) {
        if (after.knows(register)
            && after.unsigned(register) != task.registers().unsigned(register)) {
          unlike.add(
              "%s: %s was %x, is %x by the CPU, %x by us"
                  .formatted(
                      name(),
                      register.name(),
                      before.unsigned(register),
                      task.registers().unsigned(register),
                      after.unsigned(register)));
        }
      }
    }

    private String name() {
      return HexFormat.of().formatHex(emulation.instruction().bytes().toArray());
    }
  }
}
