# Prints what a program can read about itself in /proc, a fact a line: `what = value`. For bash.
number() {
  local i
  for ((i = 1; i < $#; i++)); do printf '%s %s = %q\n' "$1" $i "${*:i+1:1}"; done
}
for file in cgroup coredump_filter loginuid sessionid personality timerslack_ns oom_score_adj autogroup \
  uid_map setgroups attr/current comm wchan syscall timers; do
  mapfile -t lines 2>/dev/null <"/proc/self/$file" && number $file "${lines[@]}"
done
for file in cmdline environ; do
  mapfile -t -d '' words <"/proc/self/$file" && number $file "${words[@]}"
done
mapfile -t lines <"/proc/self/status"
for line in "${lines[@]}"; do echo "status ${line%%:*} = ${line#*:}"; done
mapfile -t lines <"/proc/self/limits"
for line in "${lines[@]}"; do echo "limit ${line:0:25} = ${line:26}"; done
mapfile -t lines <"/proc/self/stat"
number stat ${lines[0]##*) } # Behind the name, which may hold blanks.
mapfile -t lines <"/proc/self/maps"
number map $(printf '%s\n' "${lines[@]##* }" | sort -u)
mapfile -t lines <<<"$(LD_SHOW_AUXV=1 "$BASH" -c :)"
for line in "${lines[@]}"; do echo "auxiliary ${line%%:*} = ${line#*:}"; done
for link in exe cwd root ns/mnt ns/pid ns/user ns/net ns/uts ns/ipc ns/time ns/cgroup; do
  if [ "/proc/self/$link" -ef "/proc/1/$link" ]; then echo "$link = as of process 1"; else echo "$link = other"; fi
done
for fd in /proc/self/fd/*; do [ -e "$fd" ] && echo "fd = ${fd##*/}"; done
for list in /proc/self/task/*/children; do mapfile -t lines <"$list"; echo "children = ${lines[*]}"; done
mapfile -t lines <"/proc/$PPID/comm"; echo "parent = ${lines[0]}"
