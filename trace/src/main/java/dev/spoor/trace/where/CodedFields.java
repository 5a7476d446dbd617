package dev.spoor.trace.where;

import java.util.Set;

/// The names of fields of what is decoded by code rather than by a description: socket addresses,
/// control messages, what is known of signals, directory entries, netlink. A test compares them
/// with that code.
final class CodedFields {
  static final Set<String> NAMES =
      Set.of(
          ("cmsg_data cmsg_len cmsg_level cmsg_type d_ino d_name d_off d_reclen d_type data effective error family fd gid"
                  + " inheritable iov_base iov_len mask msg nl_groups nl_pid nla_len nla_type nlmsg_flags"
                  + " nlmsg_len nlmsg_pid nlmsg_seq nlmsg_type permitted pid revents sa_data sa_family si_addr"
                  + " si_addr_lsb si_arch si_band si_call_addr si_code si_errno si_fd si_int si_lower si_overrun"
                  + " si_pid si_pkey si_ptr si_signo si_status si_stime"
                  + " si_syscall si_timerid si_uid si_upper si_utime sin6_addr sin6_flowinfo sin6_port"
                  + " sin6_scope_id sin_addr sin_port sll_addr sll_halen sll_hatype sll_ifindex sll_pkttype"
                  + " sll_protocol nl_pad sun_path uid op arch instruction_pointer stack_pointer entry exit"
                  + " seccomp nr args ret_data rval is_error ax25_call fsa_ax25 fsa_digipeater"
                  + " sax25_call sax25_ndigis sin sin6 sin6_family sin_family srx_service transport"
                  + " transport_len transport_type id flags len ctx ctx_len code dst_reg src_reg off imm event_nr")
              .split(" "));

  private CodedFields() {}
}
