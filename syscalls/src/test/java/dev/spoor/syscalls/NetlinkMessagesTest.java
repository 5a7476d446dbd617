package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.Scene.Bytes;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.DecodedCall;
import org.junit.jupiter.api.Test;

/// Lines are what strace 6.1 prints of the same messages.
class NetlinkMessagesTest {
  private static final int ROUTE = 0;
  private static final int SOCK_DIAG = 4;
  private static final int XFRM = 6;
  private static final int NETFILTER = 12;

  private static DecodedCall sent(int protocol, Bytes message) {
    var length = message.array().length;
    return sent(protocol, message, length);
  }

  private static DecodedCall sent(int protocol, Bytes message, int length) {
    return new Scene(Abi.X86_64)
        .netlinkSocket(4, protocol)
        .with(0x1000, message)
        .call(length, "sendto", 4, 0x1000, length, 0, 0, 0);
  }

  private static Bytes header(int length, int type, int flags) {
    return bytes().u32(length).u16(type, flags).u32(0, 0);
  }

  @Test
  void flagsMeanWhatTheVerbOfTheTypeSays() {
    assertThat(text(sent(XFRM, header(16, 16, 0x100))))
        .contains("XFRM_MSG_NEWSA, nlmsg_flags=NLM_F_REPLACE,");
    assertThat(text(sent(XFRM, header(16, 17, 0x108))))
        .contains("nlmsg_flags=NLM_F_ECHO|NLM_F_NONREC,");
    assertThat(text(sent(XFRM, header(16, 18, 0x300)))).contains("nlmsg_flags=NLM_F_DUMP,");
    assertThat(text(sent(XFRM, header(16, 0x16, 0x108)))).contains("nlmsg_flags=NLM_F_ECHO|0x100,");
    assertThat(text(sent(ROUTE, header(16, 49, 0x100))))
        .contains("RTM_DELACTION, nlmsg_flags=NLM_F_ROOT,");
    assertThat(text(sent(ROUTE, header(16, 2, 0x101))))
        .contains("nlmsg_flags=NLM_F_REQUEST|NLM_F_CAPPED,");
  }

  @Test
  void aLinksFamiliesHaveSettingsOfTheirOwn() {
    var link = header(56, 16, 0).u8(0, 0).u16(1).u32(2, 1, 0);
    var families = link.u16(24, 26).u16(12, 2).u16(8, 1).u32(7).u16(8, 4).u32(1);

    assertThat(text(sent(ROUTE, families)))
        .contains(
            "[{nla_len=24, nla_type=IFLA_AF_SPEC}, [[{nla_len=12, nla_type=AF_INET},"
                + " [{nla_len=8, nla_type=IFLA_INET_CONF}, [[IPV4_DEVCONF_FORWARDING-1]=7]]],"
                + " [{nla_len=8, nla_type=AF_IPX}, \"\\x01\\x00\\x00\\x00\"]]]");
  }

  @Test
  void aBridgesPortsHaveVirtualNetworks() {
    var port = header(52, 16, 0).u8(7, 0).u16(1).u32(2, 1, 0);
    var networks = port.u16(20, 26).u16(8, 2).u16(6, 5).u16(6, 1).u16(1, 0);

    assertThat(text(sent(ROUTE, networks)))
        .contains(
            "[{nla_len=20, nla_type=IFLA_AF_SPEC}, [[{nla_len=8, nla_type=IFLA_BRIDGE_VLAN_INFO},"
                + " {flags=BRIDGE_VLAN_INFO_PVID|BRIDGE_VLAN_INFO_UNTAGGED, vid=5}],"
                + " [{nla_len=6, nla_type=IFLA_BRIDGE_MODE}, BRIDGE_MODE_VEPA]]]");
  }

  @Test
  void netfilterTypesAreASubsystemAndAMessage() {
    assertThat(text(sent(NETFILTER, header(16, 0xa00, 1))))
        .contains("nlmsg_type=NFNL_SUBSYS_NFTABLES<<8|NFT_MSG_NEWTABLE,");
    assertThat(text(sent(NETFILTER, header(16, 0xffff, 1))))
        .contains("nlmsg_type=0xff /* NFNL_SUBSYS_??? */<<8|0xff,");
    assertThat(text(sent(NETFILTER, header(24, 0xaff, 1).u8(1, 0, 0, 10).u16(4, 0xbcd))))
        .endsWith(
            "<<8|0xff /* NFT_MSG_??? */, nlmsg_flags=NLM_F_REQUEST, nlmsg_seq=0, nlmsg_pid=0},"
                + " {nfgen_family=AF_UNIX, version=NFNETLINK_V0,"
                + " res_id=htons(NFNL_SUBSYS_NFTABLES)}, {nla_len=4, nla_type=0xbcd}],"
                + " 24, 0, NULL, 0) = 24");
  }

  @Test
  void whatCannotBeReadIsItsAddress() {
    // Of the second message, of a structure and of an array of attributes the end is missing.
    assertThat(text(sent(ROUTE, header(16, 1, 1), 32)))
        .contains("nlmsg_pid=0}, ... /* 0x1010 */], 32,");
    assertThat(text(sent(ROUTE, header(32, 18, 1).u8(1, 0).u16(772), 32)))
        .contains("{ifi_family=AF_UNIX, 0x1011}], 32,");
    assertThat(text(sent(ROUTE, header(32, 18, 1).u8(1), 31)))
        .contains("{ifi_family=AF_UNIX, ...}], 31,");
    assertThat(
            text(
                sent(
                    SOCK_DIAG,
                    header(44, 20, 0).u8(1, 1, 1, 0).u32(0, 0, 0).u16(12, 3).u32(7),
                    44)))
        .contains("[{nla_len=12, nla_type=UNIX_DIAG_ICONS}, [7, ... /* 0x1028 */]]], 44,");
  }

  @Test
  void anErrorQuotesTheMessageItAnswers() {
    var quoted = header(36, 2, 1).u32(-13).u32(16).u16(1, 0x301).u32(42, 1234);

    assertThat(text(sent(SOCK_DIAG, quoted)))
        .contains(
            "{error=-EACCES, msg={nlmsg_len=16, nlmsg_type=NLMSG_NOOP,"
                + " nlmsg_flags=NLM_F_REQUEST|0x300, nlmsg_seq=42, nlmsg_pid=1234}}]");
  }

  @Test
  void errorsQuotedInErrorsEnd() {
    var message = bytes();
    for (var i = 0; i < 3000; i++) {
      message.u32(60_000).u16(2, 0).u32(0, 0).u32(-1);
    }

    assertThat(text(sent(ROUTE, message))).hasSizeLessThan(2_000);
  }

  @Test
  void anAttributeMayBeWhatTheStringBesideItSays() {
    var link = header(66, 18, 0x300).u8(0, 0).u16(1).u32(1, 1, 0).u16(34, 18).u16(11, 1);
    var bridge = link.text("bridge\0\0").u16(18, 2).u16(8, 5).u32(1).u16(6, 8).u16(0x81);

    var call = sent(ROUTE, bridge);

    assertThat(text(call))
        .contains(
            "[{nla_len=34, nla_type=IFLA_LINKINFO}, [[{nla_len=11, nla_type=IFLA_INFO_KIND},"
                + " \"bridge\"], [{nla_len=18, nla_type=IFLA_INFO_DATA},"
                + " [[{nla_len=8, nla_type=IFLA_BR_STP_STATE}, 1],"
                + " [{nla_len=6, nla_type=IFLA_BR_VLAN_PROTOCOL}, htons(ETH_P_8021Q)]]]");
    assertThat(json(call)).contains("\"names\":[\"IFLA_BR_STP_STATE\"]");
  }

  @Test
  void placesInAnArrayHaveNames() {
    var info = header(44, 20, 0).u8(1, 1, 1, 0).u32(0, 0, 0).u16(12, 5).u32(7, 9);
    var call = sent(SOCK_DIAG, info);

    assertThat(text(call)).contains("[[SK_MEMINFO_RMEM_ALLOC]=7, [SK_MEMINFO_RCVBUF]=9]");
    assertThat(text(call, TextStyle.Constants.NUMBERS)).contains("[[0]=7, [1]=9]");
    assertThat(json(call))
        .contains("{\"index\":{\"raw\":0,\"names\":[\"SK_MEMINFO_RMEM_ALLOC\"]},\"value\":7}");
  }

  @Test
  void aTypeHasFlagsOfItsOwn() {
    assertThat(text(sent(SOCK_DIAG, header(36, 20, 0).u8(1, 1, 1, 0).u32(0, 0, 0).u16(4, 0x8008))))
        .contains("{nla_len=4, nla_type=NLA_F_NESTED|0x8 /* UNIX_DIAG_??? */}");
  }

  @Test
  void routesWithSeveralHopsAreChainsOfStructuresWithAttributes() {
    var route = header(68, 24, 0).u8(2, 0, 0, 0, 254, 3, 0, 1).u32(0).u16(40, 9);
    var hops =
        route
            .u16(16)
            .u8(0, 0)
            .u32(0)
            .u16(8, 5)
            .u8(10, 0, 0, 1)
            .u16(20)
            .u8(1, 2)
            .u32(0)
            .u16(10, 18)
            .u16(2)
            .u8(10, 0, 0, 2, 0, 0);

    assertThat(text(sent(ROUTE, hops)))
        .contains(
            "[{nla_len=40, nla_type=RTA_MULTIPATH}, [[{rtnh_len=16, rtnh_flags=0, rtnh_hops=0, rtnh_ifindex=0},"
                + " [{nla_len=8, nla_type=RTA_GATEWAY}, inet_addr(\"10.0.0.1\")]],"
                + " [{rtnh_len=20, rtnh_flags=RTNH_F_DEAD, rtnh_hops=2, rtnh_ifindex=0},"
                + " [{nla_len=10, nla_type=RTA_VIA},"
                + " {rtvia_family=AF_INET, rtvia_addr=inet_addr(\"10.0.0.2\")}]");
  }

  @Test
  void timesAreAsLongAsTheirAttributes() {
    // IFLA_PROTINFO, IFLA_BRPORT_MESSAGE_AGE_TIMER
    var link = header(41, 16, 1).u8(7, 0).u16(772).u32(1, 0, 0).u16(9, 12);

    assertThat(text(sent(ROUTE, link.u16(5, 21).u8(0xed))))
        .contains("[{nla_len=5, nla_type=IFLA_BRPORT_MESSAGE_AGE_TIMER}, 237 /* 2.37 s */]");
  }
}
