#!/bin/bash -p
# `spoor trace` under the name of strace(1): options, messages and exit statuses are that program's.
# bin/strace becomes this (tools/StraceLauncher.java), and says what bash cannot know any more.

blocked_before=${1:-0} # the signals that were blocked, in hexadecimal digits
called_as=${2-strace}
shift $(($# < 2 ? $# : 2))
. "${BASH_SOURCE[0]%/*}/spoor"
