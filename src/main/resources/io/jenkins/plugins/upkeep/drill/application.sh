# Runs a service for a drill, and leaves no process of it behind. Arguments: a mark, then the service's command line.
#
# Standard input is a pipe that the drill holds open. However the drill ends, the kernel closes the pipe; then the service is
# ended. The service has a process group of its own, and every process that comes of it carries the mark in its environment:
# one that has left its parent and its group is found by that. Ends with the service's own exit status.
mark=UPKEEP_DRILL_RUN=$1
shift
# Caught and not ignored: what is ignored would be ignored by the service too.
trap : HUP INT TERM

exec 3<&0 </dev/null
$(command -v setsid) env "$mark" "$@" 3<&- &
service=$!

marked() {
    grep -lszxF -e "$mark" /proc/[0-9]*/environ | cut -d / -f 3
}

signal() {
    kill -s "$1" -- "-$service" "$service" $(marked) 2>/dev/null
}

# Five seconds to end in order, then by force, until nothing is left.
end_all() {
    attempt=0
    while [ "$attempt" -lt 100 ] && { kill -0 -- "-$service" 2>/dev/null || [ -n "$(marked)" ]; }; do
        if [ "$attempt" -eq 0 ]; then signal TERM; fi
        if [ "$attempt" -ge 50 ]; then signal KILL; fi
        attempt=$((attempt + 1))
        sleep 0.1
    done
}

(
    while read -r ignored; do :; done
    end_all
) <&3 >/dev/null 2>&1 &
closer=$!
exec 3<&-

# A caught signal ends the waiting and not the service.
while :; do
    wait "$service"
    status=$?
    kill -0 "$service" 2>/dev/null || break
done
end_all
kill -s KILL "$closer" 2>/dev/null
exit "$status"
