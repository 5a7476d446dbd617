package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.expression.ExpressionFormat;
import dev.spoor.symbolic.expression.EvaluationContext;
import dev.spoor.symbolic.expression.Evaluator;
import dev.spoor.testkit.ByteMemory;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.OptionalLong;

class ExpressionsFuzzTest {
  /// Registers have their numbers as values, and the memory the expression itself.
  private record Context(Memory memory, int addressBytes) implements EvaluationContext {
    @Override
    public OptionalLong register(int number) {
      return number < 16 ? OptionalLong.of(number) : OptionalLong.empty();
    }

    @Override
    public OptionalLong frameBase() {
      return OptionalLong.of(8);
    }
  }

  @FuzzTest(maxDuration = Limits.DURATION)
  void values(byte[] bytes) {
    var width = bytes.length % 2 == 0 ? 8 : 4;
    var block = Block.of(".debug_loc", MemorySegment.ofArray(bytes), ByteOrder.LITTLE_ENDIAN);
    var context = new Context(ByteMemory.of(0, bytes), width);
    Expected.answers(() -> {
      var expression = Expression.read(block, ExpressionFormat.of(width));
      var _ = new Evaluator(context).locate(expression);
      var _ = new Evaluator(context).compute(expression, 1, 2);
    });
  }
}
