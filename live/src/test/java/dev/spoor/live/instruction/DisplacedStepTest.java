package dev.spoor.live.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.StoppedTask;
import dev.spoor.live.instruction.Cpu.Trial;
import dev.spoor.machine.Address;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.DisplacedStep;
import dev.spoor.machine.x86_64.instruction.DisplacedStep.Outcome;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.InstructionKind;
import dev.spoor.machine.x86_64.instruction.Prefixes;
import dev.spoor.machine.x86_64.instruction.RegisterBlock;
import dev.spoor.testkit.ByteMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An instruction carried out elsewhere leaves registers, flags and memory as it does where it
/// stands: every opcode, near and far away, with random operands, registers and data.
@Tag("live")
@Timeout(300)
class DisplacedStepTest {
  private static final int TRIALS = 12;
  private static final int TRIES = 60;
  private static final long TRAP = 0x100;
  private static final int RAX = 0;
  private static final int GETPID_64 = 39;
  private static final int GETPID_32 = 20;

  /// What is never twice the same (clocks, random numbers, the CPU's number), what changes state
  /// that registers and memory do not show (x87, extended state, segments), what the kernel carries
  /// out itself (`sldt` and its like), what reaches further than its operand's address says (`bt`),
  /// and system calls.
  private static final Set<Integer> NOT_TRIED_ONE =
      Set.of(0x07, 0x1f, 0x8e, 0x9b, 0xc4, 0xc5, 0xd8, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf);

  private static final Set<Integer> NOT_TRIED_0F =
      Set.of(
          0x00, 0x01, 0x05, 0x31, 0x33, 0x77, 0xa1, 0xa2, 0xa3, 0xa9, 0xab, 0xae, 0xb3, 0xbb, 0xb2,
          0xb4, 0xb5, 0xc7, 0x0e, 0x0f);

  private final Random random = new Random(1977);
  private final List<String> unlike = new ArrayList<>();
  private final Map<InstructionKind, Integer> kinds = new EnumMap<>(InstructionKind.class);
  private int steps;
  private int lent;

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void whatIsDisplacedDoesWhatItDoesInItsPlace(String bits) {
    Cpu.run(bits, this::trials);

    assertThat(unlike).isEmpty();
    assertThat(steps).isGreaterThan(2000);
    assertThat(kinds)
        .containsKeys(
            InstructionKind.CALL_RELATIVE,
            InstructionKind.CALL_INDIRECT,
            InstructionKind.RETURN,
            InstructionKind.JUMP_RELATIVE,
            InstructionKind.JUMP_INDIRECT,
            InstructionKind.BRANCH,
            InstructionKind.LOOP,
            InstructionKind.PUSH_FLAGS,
            InstructionKind.POP_FLAGS,
            InstructionKind.REPEATED_STRING,
            InstructionKind.INTERRUPT,
            InstructionKind.OTHER);
    assertThat(kinds.containsKey(InstructionKind.SYSCALL)).isEqualTo(bits.equals("-m64"));
    assertThat(lent > 100).as("registers are lent").isEqualTo(bits.equals("-m64"));
  }

  private Iterator<Trial> trials(RegisterImage found) {
    var source = new RandomInstructions(random, found);
    var trials = new ArrayList<Trial>();
    for (var opcode = 0; opcode < 256; opcode++) {
      if (!NOT_TRIED_ONE.contains(opcode)) {
        add(trials, source, found, opcode);
        add(trials, source, found, 0xf3, opcode);
      }
      if (!NOT_TRIED_0F.contains(opcode)) {
        add(trials, source, found, 0x0f, opcode);
      }
      add(trials, source, found, 0x0f, 0x38, opcode);
    }
    for (var i = 0; i < 30; i++) {
      add(trials, source, found, 0xe8);
      add(trials, source, found, 0xff);
      addSystemCall(trials, source, found);
    }
    return trials.iterator();
  }

  /// getpid(2), by `int $0x80` or by `syscall`, which leaves addresses and flags in registers.
  private void addSystemCall(List<Trial> trials, RandomInstructions source, RegisterImage found) {
    var isInterrupt = found.architecture().pointerBytes() == 4 || random.nextBoolean();
    var code = isInterrupt ? new byte[] {(byte) 0xcd, (byte) 0x80} : new byte[] {0x0f, 0x05};
    var size = CodeSize.of(found.architecture());
    var before = new State(source.registers(Cpu.CODE), source.data());
    var block = new RegisterBlock(found.architecture(), before.registers, new ByteMemory());
    block.setRegister(RAX, isInterrupt ? GETPID_32 : GETPID_64);
    add(trials, Instruction.read(code, 0, size).orElseThrow(), found, before);
  }

  private void add(
      List<Trial> trials, RandomInstructions source, RegisterImage found, int... opcode) {
    var chosen = 0;
    for (var i = 0; i < TRIES && chosen < TRIALS; i++) {
      var instruction = source.instruction(Cpu.CODE, opcode).filter(DisplacedStepTest::isTried);
      if (instruction.isPresent()) {
        chosen++;
        var before = new State(source.registers(Cpu.CODE), source.data());
        add(trials, instruction.get(), found, before);
      }
    }
  }

  private static boolean isTried(Instruction instruction) {
    var number = instruction.opcode().number();
    if (instruction.prefixes().has(Prefixes.FS | Prefixes.GS)) {
      // What they lead to stays changed.
      return false;
    }
    return switch (instruction.opcode().map()) {
      case ONE_BYTE -> !NOT_TRIED_ONE.contains(number) && number != 0xcd;
      case MAP_0F -> !NOT_TRIED_0F.contains(number);
      case MAP_0F38, MAP_0F3A, MAP_5, MAP_6 -> true;
    };
  }

  private void add(List<Trial> trials, Instruction instruction, RegisterImage found, State before) {
    var place = random.nextBoolean() ? Cpu.CODE + 0x800 : Cpu.farCode(found.architecture());
    if (DisplacedStep.of(instruction, Address.of(Cpu.CODE), Address.of(place))
        instanceof Outcome.Possible(var step)) {
      var inPlace = new InPlace(instruction, found, before);
      trials.add(inPlace);
      trials.add(new Displaced(step, place, inPlace));
    }
  }

  /// What a trial begins with or leaves.
  private record State(byte[] registers, byte[] data) {}

  private static State stateOf(StoppedTask task) {
    return new State(Cpu.block(task), task.memory().read(Address.of(Cpu.DATA), Cpu.DATA_BYTES));
  }

  private final class InPlace implements Trial {
    private final Instruction instruction;
    private final RegisterImage found;
    private final State before;
    private Optional<State> after = Optional.empty();
    private int signal;

    InPlace(Instruction instruction, RegisterImage found, State before) {
      this.instruction = instruction;
      this.found = found;
      this.before = before;
    }

    @Override
    public void prepare(StoppedTask task) {
      Cpu.write(task, Cpu.CODE, instruction.bytes().toArray());
      Cpu.write(task, Cpu.DATA, before.data);
      task.setRegisters(Cpu.image(found, before.registers));
    }

    @Override
    public void check(StoppedTask task, int signal) {
      this.signal = signal;
      if (instruction.kind() == InstructionKind.PUSH_FLAGS && signal == 0) {
        clearTrap(task);
      }
      if (instruction.kind() == InstructionKind.SYSCALL) {
        // The step's own flag again.
        task.setRegisters(task.registers().with("r11", task.registers().unsigned("r11") & ~TRAP));
      }
      after = Optional.of(stateOf(task));
    }

    /// The step's own.
    private static void clearTrap(StoppedTask task) {
      var sp = task.registers().sp();
      var stored = task.memory().readUnsigned(sp.plus(1), 1);
      stored.ifPresent(
          value -> task.memory().write(sp.plus(1), new byte[] {(byte) (value & ~(TRAP >> 8))}));
    }
  }

  private final class Displaced implements Trial {
    private final DisplacedStep step;
    private final long place;
    private final InPlace inPlace;
    private Optional<DisplacedStep.Running> running = Optional.empty();

    Displaced(DisplacedStep step, long place, InPlace inPlace) {
      this.step = step;
      this.place = place;
      this.inPlace = inPlace;
    }

    @Override
    public void prepare(StoppedTask task) {
      Cpu.write(task, Cpu.CODE, new byte[] {(byte) 0xcc});
      Cpu.write(task, place, step.bytes().toArray());
      Cpu.write(task, Cpu.DATA, inPlace.before.data);
      var registers = inPlace.before.registers.clone();
      running = Optional.of(step.begin(block(task, registers)));
      if (!Arrays.equals(step.bytes().toArray(), inPlace.instruction.bytes().toArray())
          && step.bytes().at(inPlace.instruction.modrm().at())
              != inPlace.instruction.bytes().at(inPlace.instruction.modrm().at())) {
        lent++;
      }
      task.setRegisters(Cpu.image(inPlace.found, registers));
    }

    private RegisterBlock block(StoppedTask task, byte[] registers) {
      return new RegisterBlock(inPlace.found.architecture(), registers, task.memory());
    }

    @Override
    public void check(StoppedTask task, int signal) {
      var registers = Cpu.block(task);
      var isDone = running.orElseThrow().finish(block(task, registers));
      task.setRegisters(Cpu.image(inPlace.found, registers));
      var after = stateOf(task);
      var expected = inPlace.after.orElseThrow();
      steps++;
      if (signal == 0) {
        kinds.merge(step.instruction().kind(), 1, Integer::sum);
      }
      if (signal != inPlace.signal || signal != 0 && isDone) {
        unlike.add(name() + " signal " + signal + ", in its place " + inPlace.signal);
      } else if (!Arrays.equals(after.data, expected.data)) {
        unlike.add(name() + " leaves other memory");
      } else if (!Arrays.equals(after.registers, expected.registers)) {
        differences(after, expected);
      }
    }

    private void differences(State after, State expected) {
      var ours = Cpu.image(inPlace.found, after.registers);
      var theirs = Cpu.image(inPlace.found, expected.registers);
      for (var register : inPlace.found.architecture().registers()) {
        if (ours.knows(register) && ours.unsigned(register) != theirs.unsigned(register)) {
          unlike.add(
              "%s: %s is %x, in its place %x"
                  .formatted(
                      name(), register.name(), ours.unsigned(register), theirs.unsigned(register)));
        }
      }
    }

    private String name() {
      return HexFormat.of().formatHex(step.instruction().bytes().toArray())
          + " as "
          + HexFormat.of().formatHex(step.bytes().toArray());
    }
  }
}
