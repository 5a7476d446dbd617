package dev.spoor.repl.debuggee;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.symbolic.language.ConditionContext;
import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.unwind.CallConvention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The innermost frame of a task that has come to a breakpoint, for its condition. Used again and
/// again; it allocates little.
final class StoppedFrame implements ConditionContext {
  /// A caller is needed for what a function was called with.
  private static final int CALLS_NEEDED = 2;

  private final Symbols symbols;
  private final byte[] buffer = new byte[Long.BYTES];
  private final ReadBatch batch = ReadBatch.into(buffer);
  private List<Optional<Register>> byNumber = List.of();
  private Optional<Registers> registers = Optional.empty();

  StoppedFrame(Symbols symbols) {
    this.symbols = symbols;
  }

  /// Another task, or the same one another time.
  void enter(Registers general) {
    registers = Optional.of(general);
    if (byNumber.isEmpty()) {
      var convention = CallConvention.of(general.architecture()).orElseThrow();
      var numbered = new ArrayList<Optional<Register>>();
      for (var number = 0; number <= convention.general().size(); number++) {
        numbered.add(convention.numbered(number));
      }
      byNumber = numbered;
    }
  }

  private Registers general() {
    return registers.orElseThrow();
  }

  @Override
  public long pc() {
    return general().pc().value();
  }

  @Override
  public long register(int dwarf) {
    return general().unsigned(byNumber.get(dwarf).orElseThrow());
  }

  @Override
  public int read(long address, byte[] into, int length) {
    batch.clear();
    var piece = batch.add(address, length);
    symbols.memory().read(batch);
    var count = batch.readBytes(piece);
    System.arraycopy(buffer, batch.offset(piece), into, 0, count);
    return count;
  }

  @Override
  public EvaluationSurroundings surroundings() {
    var stack = symbols.stack(general(), symbols.memory(), CALLS_NEEDED).stack();
    return EvaluationSurroundings.of(
        symbols.program(), stack, 0, Optional.of(general()), this::callers);
  }

  private List<String> callers(int most) {
    return SelectedFrame.functions(symbols.stack(general(), symbols.memory(), most + 1).frames());
  }
}
