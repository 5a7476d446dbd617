package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.x86_64.instruction.Operand.AddressOf;
import dev.spoor.machine.x86_64.instruction.Operand.Constant;

/// From operands to what is done with them; a method for each way that opcodes name theirs.
final class ActionMaking {
  private static final int RAX = 0;
  private static final int RDX = 2;

  private ActionMaking() {}

  static Action nothing(Operands of) {
    return new Action.Nothing();
  }

  static Action intoOther(Arithmetic what, Operands of) {
    var width = of.widthByOpcode();
    return new Action.Compute(what, of.other(width), of.inMiddle(width));
  }

  static Action intoMiddle(Arithmetic what, Operands of) {
    var width = of.widthByOpcode();
    return new Action.Compute(what, of.inMiddle(width), of.other(width));
  }

  static Action constantIntoAccumulator(Arithmetic what, Operands of) {
    var width = of.widthByOpcode();
    return new Action.Compute(what, of.register(RAX, width), of.constant(width));
  }

  static Action constantIntoOther(Arithmetic what, Operands of) {
    var width = of.widthByOpcode();
    return new Action.Compute(what, of.other(width), of.constant(width));
  }

  static Action alone(Arithmetic what, Operands of) {
    return alone(what, of.other(of.widthByOpcode()));
  }

  static Action aloneInOpcode(Arithmetic what, Operands of) {
    return alone(what, of.inOpcode(of.widthBytes()));
  }

  private static Action alone(Arithmetic what, Operand operand) {
    return new Action.Compute(what, operand, new Constant(0, operand.widthBytes()));
  }

  static Action moveToOther(Operands of) {
    var width = of.widthByOpcode();
    return new Action.Move(of.other(width), of.inMiddle(width), false);
  }

  static Action moveToMiddle(Operands of) {
    var width = of.widthByOpcode();
    return new Action.Move(of.inMiddle(width), of.other(width), false);
  }

  static Action moveByteInOpcode(Operands of) {
    return new Action.Move(of.inOpcode(1), of.constant(1), false);
  }

  static Action moveInOpcode(Operands of) {
    var width = of.widthBytes();
    return new Action.Move(of.inOpcode(width), of.constant(width), false);
  }

  static Action moveConstant(Operands of) {
    var width = of.widthByOpcode();
    return new Action.Move(of.other(width), of.constant(width), false);
  }

  static Action loadAddress(Operands of) {
    return new Action.Move(of.inMiddle(of.widthBytes()), new AddressOf(of.memory(8)), false);
  }

  static Action moveDoubleWord(Operands of) {
    return new Action.Move(of.inMiddle(of.widthBytes()), of.other(4), true);
  }

  static Action zeroExtendByte(Operands of) {
    return new Action.Move(of.inMiddle(of.widthBytes()), of.other(1), false);
  }

  static Action zeroExtendWord(Operands of) {
    return new Action.Move(of.inMiddle(of.widthBytes()), of.other(2), false);
  }

  static Action signExtendByte(Operands of) {
    return new Action.Move(of.inMiddle(of.widthBytes()), of.other(1), true);
  }

  static Action signExtendWord(Operands of) {
    return new Action.Move(of.inMiddle(of.widthBytes()), of.other(2), true);
  }

  static Action widenAccumulator(Operands of) {
    var width = of.widthBytes();
    return new Action.Move(of.register(RAX, width), of.register(RAX, width / 2), true);
  }

  static Action spreadSign(Operands of) {
    var width = of.widthBytes();
    return new Action.SpreadSign(of.register(RDX, width), of.register(RAX, width));
  }

  static Action exchange(Operands of) {
    var width = of.widthByOpcode();
    return new Action.Exchange(of.inMiddle(width), of.other(width));
  }

  /// `90` is no `xchg %eax, %eax`, which would clear the upper half.
  static Action exchangeWithAccumulator(Operands of) {
    var width = of.widthBytes();
    var accumulator = of.register(RAX, width);
    return of.inOpcode(width).equals(accumulator)
        ? nothing(of)
        : new Action.Exchange(accumulator, of.inOpcode(width));
  }

  static Action moveIf(Operands of) {
    var width = of.widthBytes();
    return new Action.MoveIf(of.condition(), of.inMiddle(width), of.other(width));
  }

  static Action setIf(Operands of) {
    return new Action.SetIf(of.condition(), of.other(1));
  }

  static Action pushInOpcode(Operands of) {
    return new Action.Push(of.inOpcode(of.wordBytes()), of.size());
  }

  static Action pushConstant(Operands of) {
    return new Action.Push(of.constant(of.wordBytes()), of.size());
  }

  static Action pushOther(Operands of) {
    return new Action.Push(of.other(of.wordBytes()), of.size());
  }

  static Action pop(Operands of) {
    return new Action.Pop(of.inOpcode(of.wordBytes()), of.size());
  }

  static Action leave(Operands of) {
    return new Action.Leave(of.size());
  }

  static Action branch(Operands of) {
    return new Action.Jump(of.condition(), of.target(), of.next(), of.size());
  }

  static Action jump(Operands of) {
    return new Action.Jump(_ -> true, of.target(), of.next(), of.size());
  }

  static Action jumpIndirect(Operands of) {
    return new Action.Jump(_ -> true, of.other(of.wordBytes()), of.next(), of.size());
  }

  static Action call(Operands of) {
    return new Action.Call(of.target(), of.next(), of.size());
  }

  static Action callIndirect(Operands of) {
    return new Action.Call(of.other(of.wordBytes()), of.next(), of.size());
  }

  static Action ret(Operands of) {
    return new Action.Return((int) of.instruction().immediateValue() & 0xffff, of.size());
  }
}
