package dev.spoor.machine.x86_64;

import dev.spoor.machine.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a CPU's XSAVE block has the components behind AVX. The standard format leaves that to the
/// CPU: Intel's keep a gap for a feature that is gone, AMD's have none. CPUID would tell but is not
/// asked: the block comes from the kernel, perhaps by way of a core file, and its length tells too.
///
/// @param opmask offset of `k0`, -1 if the CPU has none
/// @param zmmHighs offset of the upper halves of `zmm0` to `zmm15`, or -1
/// @param zmm16 offset of `zmm16`, or -1
/// @param pkru offset of the protection keys' rights, or -1
public record XsaveLayout(int opmask, int zmmHighs, int zmm16, int pkru) {
  private static final int ABSENT = -1;
  private static final int AVX512 = 1 << 5 | 1 << 6 | 1 << 7;
  private static final int PKRU = 1 << 9;
  private static final int AVX = 1 << 2;

  /// Behind the legacy area and the header: there AVX is, with every CPU.
  private static final int HEADER_END = 576;

  /// AMX: behind the protection keys, on Intel's CPUs alone.
  private static final int TILES = 1 << 17 | 1 << 18;

  // As CPUID leaf 0xd has it.
  private static final XsaveLayout INTEL = new XsaveLayout(1088, 1152, 1664, 2688);
  private static final XsaveLayout AMD = new XsaveLayout(832, 896, 1408, 2432);
  private static final XsaveLayout AMD_WITHOUT_AVX512 =
      new XsaveLayout(ABSENT, ABSENT, ABSENT, 832);

  /// {@return the layout of a block}
  ///
  /// @param features `XCR0`, as the block has it: [Xstate#supported()]
  /// @param blockBytes its length
  /// @return empty if no known CPU makes blocks of this length
  public static Optional<XsaveLayout> of(long features, int blockBytes) {
    for (var cpu : List.of(INTEL, AMD, AMD_WITHOUT_AVX512)) {
      var layout = cpu.with(features);
      if (layout.fits(features, blockBytes)) {
        return Optional.of(layout);
      }
    }
    return Optional.empty();
  }

  private XsaveLayout with(long features) {
    var avx512 = (features & AVX512) == AVX512;
    return new XsaveLayout(
        avx512 ? opmask : ABSENT,
        avx512 ? zmmHighs : ABSENT,
        avx512 ? zmm16 : ABSENT,
        (features & PKRU) != 0 ? pkru : ABSENT);
  }

  /// The block ends with the last component, unless one follows that is not among these.
  private boolean fits(long features, int blockBytes) {
    if ((features & AVX512) == AVX512 && opmask == ABSENT) {
      return false;
    }
    if ((features & TILES) != 0) {
      return pkru != AMD.pkru && pkru != AMD_WITHOUT_AVX512.pkru && blockBytes > INTEL.pkru;
    }
    var end = pkru != ABSENT ? pkru + 8 : zmm16 != ABSENT ? zmm16 + 16 * 64 : blockBytes;
    return blockBytes == end;
  }

  /// A component of a block.
  ///
  /// @param feature its bit in `XCR0`
  public record Component(int feature, int bytes, int offset) {}

  /// {@return the components behind the legacy area and the header of a block with these features}
  public List<Component> components(long features) {
    var all = new ArrayList<Component>();
    if ((features & AVX) != 0) {
      all.add(new Component(2, 256, HEADER_END));
    }
    if (opmask != ABSENT) {
      all.add(new Component(5, 64, opmask));
      all.add(new Component(6, 512, zmmHighs));
      all.add(new Component(7, 1024, zmm16));
    }
    if (pkru != ABSENT) {
      all.add(new Component(9, 8, pkru));
    }
    return List.copyOf(all);
  }

  /// {@return a block with the same contents in the places that Intel's CPUs have them in, which is
  /// what readers of core files expect that do not know others: gdb before version 14; what cannot
  /// be arranged so is left as it is}
  ///
  /// @param features `XCR0`, as the block has it
  public static byte[] asIntels(long features, byte[] block) {
    var own = of(features, block.length);
    var wanted = INTEL.with(features);
    if (own.isEmpty() || own.get().equals(wanted) || (features & TILES) != 0) {
      return block;
    }
    var from = own.get().components(features);
    var to = wanted.components(features);
    var last = to.getLast();
    var arranged = Arrays.copyOf(Arrays.copyOf(block, HEADER_END), last.offset() + last.bytes());
    for (var i = 0; i < from.size(); i++) {
      System.arraycopy(
          block, from.get(i).offset(), arranged, to.get(i).offset(), to.get(i).bytes());
    }
    return arranged;
  }

  /// {@return the registers at these offsets, with gdb's names: `k0`, `zmm0h` (32 bytes), `zmm16`
  /// (64 bytes), `pkru`}
  public List<Register> registers() {
    var rows = new ArrayList<Register>();
    if (opmask != ABSENT) {
      rows.addAll(X86Registers.run("k", "", 0, 8, opmask, 8));
      rows.addAll(X86Registers.run("zmm", "h", 0, 16, zmmHighs, 32));
      rows.addAll(X86Registers.run("zmm", "", 16, 16, zmm16, 64));
    }
    if (pkru != ABSENT) {
      rows.add(X86Registers.word("pkru", X86Registers.XSTATE, pkru, 4, Register.NO_DWARF));
    }
    return List.copyOf(rows);
  }
}
