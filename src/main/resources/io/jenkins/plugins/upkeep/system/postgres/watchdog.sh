#!/bin/sh
# Lets a throwaway server live no longer than the process that wants it, and leaves nothing of it behind.
# Arguments: the cluster's folder, then the server's command line.
#
# Standard input is a pipe that the wanting process holds open. However that process ends, the kernel closes the pipe; then
# the server is stopped. When the server ends, asked or not, the end of its log goes to standard error and the folder goes.
# Signals to the whole process group (Ctrl-C in a terminal) must not end this script before its work is done.
folder=$1
shift
trap '' HUP INT TERM
ticks=0
trap 'ticks=$((ticks + 1))' USR1

exec 3<&0 </dev/null
"$@" >"$folder/log" 2>&1 3<&- &
server=$!

# Once the pipe is closed, this clock ticks each second until it is stopped: a tick that is lost costs a second, not more.
(
    while read -r _; do :; done
    while kill -s USR1 $$; do sleep 1; done
) <&3 >/dev/null 2>&1 &
clock=$!
exec 3<&-

# Only here is the server waited for, so its process id cannot belong to somebody else when a signal is sent to it.
# A cluster that is still being created is not told to stop, as initdb would leave shared memory behind: it ignores QUIT, and
# the server that it becomes gets the next one. By force it ends with all its helpers, where setsid made them a group.
while :; do
    seen=$ticks
    wait "$server"
    [ "$ticks" -eq "$seen" ] && break
    if [ "$ticks" -lt 10 ]; then
        kill -s QUIT "$server" 2>/dev/null
    else
        kill -s KILL -- "-$server" 2>/dev/null || kill -s KILL "$server" 2>/dev/null
    fi
done

kill -s KILL "$clock"
wait "$clock" 2>/dev/null
tail -n 20 "$folder/log" >&2
# The children of a server that was killed need a moment to notice.
for _ in 1 2 3 4 5; do
    rm -rf "$folder" 2>/dev/null && exit 0
    sleep 1
done
rm -rf "$folder"
