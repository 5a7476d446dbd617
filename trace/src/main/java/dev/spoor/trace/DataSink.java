package dev.spoor.trace;

import dev.spoor.machine.Memory;

/// What is done with the data that a call has read or written, in their order.
interface DataSink {
  /// As many bytes as are asked for of the traced program's memory at once.
  int PIECE_BYTES = 1 << 14;

  /// The buffers that follow are those of one message of several.
  ///
  /// @param index which one it is
  /// @param buffers how many it has by its header, unsigned
  void message(long index, long buffers);

  /// The only buffer of the call.
  ///
  /// @param length how many bytes were moved or were to be; of 0 and less there are none
  void buffer(long address, long length, Memory memory);

  /// A buffer of several.
  ///
  /// @param index which one it is
  /// @param length how many bytes were moved or were to be, 0 or more
  void element(long index, long address, long length, Memory memory);
}
