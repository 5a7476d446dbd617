package dev.spoor.machine.x86_64.instruction;

/// Where a value comes from or goes to. Values are zero-extended from the operand's width.
sealed interface Operand {
  int PAGE_BYTES = 4096;

  /// Reads it, if it must be read.
  ///
  /// @return whether that was possible; [#value] may then be asked for
  default boolean fetch(EmulatedState state) {
    return true;
  }

  /// {@return the value}
  long value(EmulatedState state);

  /// Replaces the value. What is above its width is ignored.
  ///
  /// @return whether that was possible; if not, nothing was changed
  boolean put(EmulatedState state, long value);

  /// {@return its width, 1, 2, 4 or 8}
  int widthBytes();

  private static long masked(long value, int widthBytes) {
    return widthBytes == Long.BYTES ? value : value & (1L << 8 * widthBytes) - 1;
  }

  /// A register, or the low part of one: 32 bits replace the whole, 8 and 16 leave the rest alone.
  ///
  /// @param shift 8 for `ah`, `ch`, `dh` and `bh`, else 0
  record InRegister(int number, int shift, int widthBytes) implements Operand {
    @Override
    public long value(EmulatedState state) {
      return masked(state.register(number) >>> shift, widthBytes);
    }

    @Override
    public boolean put(EmulatedState state, long value) {
      var mask = masked(-1, widthBytes) << shift;
      var kept = widthBytes < Integer.BYTES ? state.register(number) & ~mask : 0;
      state.setRegister(number, kept | value << shift & mask);
      return true;
    }
  }

  /// Memory at `base + (index << scale) + displacement`.
  ///
  /// @param base a register; [#NONE] for none
  /// @param index a register; [#NONE] for none
  record InMemory(int base, int index, int scale, long displacement, CodeSize size, int widthBytes)
      implements Operand {
    static final int NONE = -1;

    long address(EmulatedState state) {
      var from = base == NONE ? 0 : state.register(base);
      var by = index == NONE ? 0 : state.register(index) << scale;
      return size.truncated(from + by + displacement);
    }

    @Override
    public boolean fetch(EmulatedState state) {
      return state.load(address(state), widthBytes);
    }

    @Override
    public long value(EmulatedState state) {
      return state.loaded();
    }

    @Override
    public boolean put(EmulatedState state, long value) {
      return stored(state, address(state), widthBytes, value);
    }
  }

  /// The address of memory, for `lea`.
  record AddressOf(InMemory memory) implements Operand {
    @Override
    public long value(EmulatedState state) {
      return memory.address(state);
    }

    @Override
    public boolean put(EmulatedState state, long value) {
      return false;
    }

    @Override
    public int widthBytes() {
      return Long.BYTES;
    }
  }

  /// A number.
  record Constant(long number, int widthBytes) implements Operand {
    @Override
    public long value(EmulatedState state) {
      return masked(number, widthBytes);
    }

    @Override
    public boolean put(EmulatedState state, long value) {
      return false;
    }
  }

  /// What lies in two pages might be stored by half.
  static boolean stored(EmulatedState state, long address, int widthBytes, long value) {
    return (address & PAGE_BYTES - 1) + widthBytes <= PAGE_BYTES
        && state.store(address, widthBytes, masked(value, widthBytes));
  }
}
