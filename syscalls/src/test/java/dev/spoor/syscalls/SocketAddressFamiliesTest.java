package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.DecodedCall;
import org.junit.jupiter.api.Test;

/// Socket addresses that declarations describe. The lines are what strace 6.1 writes.
class SocketAddressFamiliesTest {
  private static DecodedCall connect(Scene.Bytes address) {
    var length = address.array().length;
    return new Scene(Abi.X86_64).with(0x1000, address).call(-9, "connect", -1, 0x1000, length);
  }

  private static String shown(Scene.Bytes address) {
    var text = text(connect(address));
    return text.substring("connect(-1, ".length(), text.lastIndexOf(','));
  }

  @Test
  void virtualMachinesHaveNumbers() {
    assertThat(shown(bytes().u16(40, 0).u32(1024, 2, 0)))
        .isEqualTo("{sa_family=AF_VSOCK, svm_cid=VMADDR_CID_HOST, svm_port=0x400, svm_flags=0}");
    assertThat(shown(bytes().u16(40, 7).u32(0xffff_ffffL, 3).u8(1, 0x42, 0, 0)))
        .isEqualTo(
            "{sa_family=AF_VSOCK, svm_reserved1=0x7, svm_cid=0x3, svm_port=VMADDR_PORT_ANY,"
                + " svm_flags=VMADDR_FLAG_TO_HOST, svm_zero=\"\\x42\\x00\\x00\"}");
  }

  @Test
  void anAddressOfBluetoothIsKnownByItsLength() {
    assertThat(shown(bytes().u16(31, 12345)))
        .isEqualTo("{sa_family=AF_BLUETOOTH, hci_dev=htobs(12345)}");
    assertThat(shown(bytes().u16(31).text("abcdef").u8(42, 0)))
        .isEqualTo("{sa_family=AF_BLUETOOTH, rc_bdaddr=61:62:63:64:65:66, rc_channel=42}");
    assertThat(shown(bytes().u16(31, 12345).text("abcdef").u16(0x350b).u8(2, 0)))
        .isEqualTo(
            "{sa_family=AF_BLUETOOTH, l2_psm=htobs(L2CAP_PSM_DYN_START+8248),"
                + " l2_bdaddr=61:62:63:64:65:66, l2_cid=htobs(L2CAP_CID_DYN_START+13515),"
                + " l2_bdaddr_type=BDADDR_LE_RANDOM}");
  }

  @Test
  void radioStationsAreCalledAsPeopleDo() {
    var valid = bytes().u16(3).text("\u00ac\u0082\u0098\u0092\u0088@\u001a").u8(0, 0, 0).u32(0);
    assertThat(shown(valid)).isEqualTo("{sa_family=AF_AX25, sax25_call=VALID-13, sax25_ndigis=0}");

    var through =
        bytes()
            .u16(3)
            .text("\u009e\u0096@@@@\u001e")
            .u8(0, 0, 0)
            .u32(5)
            .text("\u00a6\u00a0\u0082@\u0086\u008a\0")
            .text("@@@@@@\0")
            .text("\u009c\u00aa\u0098\u0098\0\0\6")
            .u8(1);
    assertThat(shown(through))
        .isEqualTo(
            "{sa_family=AF_AX25, fsa_ax25={sax25_call=OK-15, sax25_ndigis=5}, fsa_digipeater="
                + "[{ax25_call=\"\\xa6\\xa0\\x82\\x40\\x86\\x8a\\x00\"} /* SPA CE-0 */, *,"
                + " {ax25_call=\"\\x9c\\xaa\\x98\\x98\\x00\\x00\\x06\"}, ...], ...}");
  }

  @Test
  void aRemoteProcedureIsReachedByAnAddressOfAnotherFamily() {
    assertThat(shown(bytes().u16(33, 2501, 4, 16, 2, 0xdead).u32(0xfacefeedL).zeros(20)))
        .isEqualTo(
            "{sa_family=AF_RXRPC, srx_service=0x9c5 /* YFS_CM_SERVICE */, transport_type=SOCK_RDM,"
                + " transport_len=16, transport={sin={sin_family=AF_INET, sin_port=htons(44510),"
                + " sin_addr=inet_addr(\"237.254.206.250\")}}}");
    assertThat(shown(bytes().u16(33, 2, 7, 5, 1).u8(0xad, 0xde, 0xed).zeros(23)))
        .isEqualTo(
            "{sa_family=AF_RXRPC, srx_service=0x2 /* ???_SERVICE */,"
                + " transport_type=0x7 /* SOCK_??? */, transport_len=5,"
                + " transport={family=AF_UNIX, \"\\255\\336\\355\"}}");
  }

  @Test
  void anAlgorithmsNameFillsWhatThereIs() {
    var address = bytes().u16(38).text("hash").zeros(10).u32(0x1000, 0).text("sha256").zeros(2);

    assertThat(shown(address))
        .isEqualTo(
            "{sa_family=AF_ALG, salg_type=\"hash\","
                + " salg_feat=0x1000 /* CRYPTO_ALG_KERN_DRIVER_ONLY */, salg_mask=0,"
                + " salg_name=\"sha256\"}");
  }

  @Test
  void aNameWithALengthIsShownWholeWhateverIsInIt() {
    var address =
        bytes().u16(39, 0).u32(0, 0x42, 7).u8(1, 5).text("OH HAI THAR\0AND SOME MORE OF IT ALL");

    assertThat(shown(address.zeros(96 - address.array().length - 8).u64(35)))
        .endsWith(
            "dsap=0x1 /* LLCP_SAP_SDP */, ssap=0x5,"
                + " service_name=\"OH HAI THAR\\0AND SOME MORE OF IT ALL\", service_name_len=35}");
    assertThat(shown(bytes().u16(39, 0).u32(0, 0, 1).u8(1)))
        .isEqualTo(
            "{sa_family=AF_NFC, dev_idx=0, target_idx=0, nfc_protocol=NFC_PROTO_JEWEL, ...}");
  }

  @Test
  void aDescriptorInAnAddressIsOneIfAFlagSaysSo() {
    assertThat(shown(bytes().u16(44, 1).u32(0, 3, 7)))
        .endsWith(
            "sxdp_flags=XDP_SHARED_UMEM, sxdp_ifindex=0, sxdp_queue_id=3, sxdp_shared_umem_fd=7}");
    assertThat(shown(bytes().u16(44, 2).u32(0, 3, 7)))
        .endsWith("sxdp_flags=XDP_COPY, sxdp_ifindex=0, sxdp_queue_id=3, sxdp_shared_umem_fd=0x7}");
  }

  @Test
  void oneThatIsTooShortIsBytes() {
    assertThat(shown(bytes().u16(40).text("abc")))
        .isEqualTo("{sa_family=AF_VSOCK, sa_data=\"abc\"}");
  }

  @Test
  void protocolsInNetworkOrderAreBytesWhereNumbersAreAskedFor() {
    var call = connect(bytes().u16(17).u8(0, 3).u32(0).u16(1).u8(0, 0).zeros(8));

    assertThat(text(call)).contains("sll_protocol=htons(ETH_P_ALL)");
    assertThat(text(call, TextStyle.Constants.NUMBERS)).contains("sll_protocol=\"\\x00\\x03\"");
    assertThat(text(call, TextStyle.Constants.BOTH))
        .contains("sll_protocol=\"\\x00\\x03\" /* htons(ETH_P_ALL) */");
    assertThat(json(call)).contains("\"sll_protocol\"");
  }
}
