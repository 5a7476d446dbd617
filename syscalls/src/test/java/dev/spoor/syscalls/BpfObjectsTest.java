package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Referent;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What bpf(2) tells of objects, and programs that it is given, linux/bpf.h.
class BpfObjectsTest {
  private static final int PROG_LOAD = 5;
  private static final int GET_INFO = 15;

  /// Descriptor 4 is an anonymous inode of that kind; the machine was started a second after 1970.
  private record Kind(String kind) implements Decorations {
    @Override
    public Referent descriptor(int fd) {
      return Referent.UNKNOWN;
    }

    @Override
    public ByteString workingDirectory() {
      return ByteString.EMPTY;
    }

    @Override
    public Optional<String> anonymousInode(int fd) {
      return fd == 4 ? Optional.of(kind) : Optional.empty();
    }

    @Override
    public OptionalLong started() {
      return OptionalLong.of(1_000_000_000L);
    }
  }

  private static Scene scene(Abi abi, String kind) {
    return new Scene(abi, DecodeOptions.DEFAULT.unabbreviated()).decorated(new Kind(kind));
  }

  private static Scene.Bytes asked(long length) {
    return bytes().u32(4, length).u64(0x2000);
  }

  private static DecodedCall told(String kind, Scene.Bytes information, int length) {
    var scene = scene(Abi.X86_64, kind).with(0x1000, asked(length)).with(0x2000, information);
    return scene.call(0, "bpf", GET_INFO, 0x1000, 16);
  }

  private static Scene.Bytes program(int translated, int maps) {
    return bytes()
        .u32(1, 7)
        .u8(1, 2, 3, 4, 5, 6, 7, 8)
        .u32(0, translated)
        .u64(0, 0x3000, 2_500_000_000L)
        .u32(1000, maps)
        .u64(0x4000)
        .text("test")
        .zeros(12)
        .u32(0, 1)
        .zeros(16);
  }

  @Test
  void ofAMapItsKindAndItsSizesAreTold() {
    var map =
        bytes()
            .u32(2, 9, 4, 8, 16, 1)
            .text("counts")
            .zeros(10)
            .u32(0, 0)
            .u64(0, 0)
            .u32(5, 6, 7, 0)
            .u64(0);

    assertThat(text(told("bpf-map", map, 88)))
        .isEqualTo(
            "bpf(BPF_OBJ_GET_INFO_BY_FD, {info={bpf_fd=4, info_len=88,"
                + " info={type=BPF_MAP_TYPE_ARRAY, id=9, key_size=4, value_size=8, max_entries=16,"
                + " map_flags=BPF_F_NO_PREALLOC, name=\"counts\", ifindex=0,"
                + " btf_vmlinux_value_type_id=0, netns_dev=makedev(0, 0), netns_ino=0, btf_id=5,"
                + " btf_key_type_id=6, btf_value_type_id=7}}}, 16) = 0");
    assertThat(text(told("bpf-map", map, 24)))
        .endsWith("max_entries=16, map_flags=BPF_F_NO_PREALLOC}}}, 16) = 0");
  }

  @Test
  void ofAProgramIsToldWhatTheKernelHasChanged() {
    for (var abi : new Abi[] {Abi.X86_64, Abi.I386}) {
      var scene = scene(abi, "bpf-prog").with(0x1000, asked(200)).with(0x2000, program(16, 3));
      scene.with(0x2000 + 104, bytes().zeros(96));
      var call = scene.enter("bpf", GET_INFO, 0x1000, 16);
      scene
          .later()
          .with(0x1000, asked(104))
          .with(0x2000, program(8, 2))
          .with(0x3000, bytes().u8(0xb7, 0x21).u16(-1).u32(-1))
          .with(0x4000, bytes().u32(11, 12));

      var returned = scene.exit(call, 0);

      assertThat(text(returned))
          .contains("info_len=200 => 104, info={type=BPF_PROG_TYPE_SOCKET_FILTER, id=7,")
          .contains(" tag=\"\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\", jited_prog_len=0,")
          .contains(
              " xlated_prog_len=16 => 8, xlated_prog_insns=[{code=BPF_ALU64|BPF_K|BPF_MOV,"
                  + " dst_reg=BPF_REG_1, src_reg=BPF_REG_2, off=-1, imm=0xffffffff}],")
          .contains(" load_time=2500000000 /* 1970-01-01T")
          .contains(" nr_map_ids=3 => 2, map_ids=[11, 12], name=\"test\", ifindex=0,")
          .endsWith(" gpl_compatible=1, netns_dev=makedev(0, 0), netns_ino=0}}}, 16) = 0");
      assertThat(json(returned)).contains("\"nr_map_ids\":{\"entry\":3,\"exit\":2}");
      assertThat(Scene.text(returned, TextStyle.Constants.NUMBERS))
          .contains("load_time=2500000000, created_by_uid=1000");
    }
  }

  @Test
  void whatAProgramIsAskedIsToldThoughTheCallHasFailed() {
    var scene = scene(Abi.X86_64, "bpf-prog").with(0x1000, asked(104));
    scene.with(0x2000, program(16, 3));

    assertThat(text(scene.call(-14, "bpf", GET_INFO, 0x1000, 16)))
        .contains("info_len=104, info={type=BPF_PROG_TYPE_SOCKET_FILTER")
        .contains("xlated_prog_len=16, xlated_prog_insns=0x3000,")
        .contains("nr_map_ids=3, map_ids=0x4000,")
        .endsWith(" = -1 EFAULT (Bad address)");
  }

  @Test
  void typesAndLinksAreTold() {
    var types = bytes().u64(0).u32(64, 3).u64(0x2000 + 40).u32(7, 1).zeros(8).text("vmlinux\0");
    var link = bytes().u32(3, 8, 9, 0).u64(77).u32(1, 0);

    assertThat(text(told("btf", types, 32)))
        .contains("info={btf=NULL, btf_size=64, id=3, name=\"vmlinux\", name_len=7, kernel_btf=1}");
    assertThat(text(told("bpf_link", link, 32)))
        .contains(
            "info={type=BPF_LINK_TYPE_CGROUP, id=8, prog_id=9,"
                + " cgroup={cgroup_id=77, attach_type=BPF_CGROUP_INET_EGRESS}}");
  }

  @Test
  void whatIsNoObjectOrCannotBeReadIsAnAddress() {
    for (var length : new int[] {0, -1, 4097, 105}) {
      assertThat(text(told("bpf-prog", program(8, 2), length))).contains(", info=0x2000}}, 16)");
    }
    assertThat(text(told("[eventfd]", program(8, 2), 104))).contains("=104, info=0x2000}}, 16)");
    var brief = new Scene(Abi.X86_64).decorated(new Kind("bpf-prog")).with(0x1000, asked(104));
    assertThat(text(brief.with(0x2000, program(8, 2)).call(0, "bpf", GET_INFO, 0x1000, 16)))
        .contains("info_len=104, info=0x2000}}, 16)");
  }

  @Test
  void instructionsAreToldByTheirClasses() {
    var instructions =
        bytes()
            .u8(0x63, 0x1a)
            .u16(-4)
            .u32(0)
            .u8(0x18, 0x11)
            .u16(0)
            .u32(5)
            .u8(0x16, 0)
            .u16(2)
            .u32(1)
            .u8(0xff, 0xbb)
            .u16(0)
            .u32(0);
    var scene =
        scene(Abi.X86_64, "")
            .with(0x1000, bytes().u32(1, 5).u64(0x3000))
            .with(0x3000, instructions);

    assertThat(text(scene.call(-9, "bpf", PROG_LOAD, 0x1000, 16)))
        .contains(
            "insns=[{code=BPF_STX|BPF_W|BPF_MEM, dst_reg=BPF_REG_10, src_reg=BPF_REG_1, off=-4,"
                + " imm=0}, {code=BPF_LD|BPF_DW|BPF_IMM, dst_reg=BPF_REG_1, src_reg=BPF_REG_1,"
                + " off=0, imm=0x5}, {code=BPF_JMP32|BPF_K|BPF_JEQ, dst_reg=BPF_REG_0,"
                + " src_reg=BPF_REG_0, off=2, imm=0x1},"
                + " {code=BPF_ALU64|BPF_X|0xf0 /* BPF_??? */, dst_reg=0xb /* BPF_REG_??? */,"
                + " src_reg=0xb /* BPF_REG_??? */, off=0, imm=0}, ... /* 0x3020 */]");
  }
}
