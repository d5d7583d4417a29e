# Does what is due with maintenance windows when it is due, also when nobody comes back. Arguments: the folder of the windows, a
# token, then the command that does what is due.
#
# Prints the id of the process that waits, and leaves it behind. That one looks at the clock on the wall at least once a minute,
# so that a clock which is set, and a machine that sleeps, do no harm. It ends when nothing is due any more, when another one
# has taken over (the file 'keeper' then begins with another token), and after an hour of failing.
folder=$1
token=$2
shift 2
trap '' HUP INT
cd "$folder" || exit

is_mine() {
    read -r first rest <keeper && [ "$first" = "$token" ]
}

# The moment at which something is due, or nothing.
due() {
    read -r moment rest <next && echo "$moment"
}

nap() {
    if [ "$1" -gt 60 ]; then sleep 60; else sleep "$1"; fi
}

keep() {
    failures=0
    while is_mine && moment=$(due) && [ "$failures" -lt 60 ]; do
        now=$(date +%s)
        if [ "$now" -lt "$moment" ]; then
            failures=0
            nap $((moment - now))
        elif [ "$failures" -gt 0 ]; then
            sleep 60
            "$@"
            failures=$((failures + 1))
        else
            "$@"
            failures=1
        fi
    done
}

# By exec: a shell that redirects a function keeps the old streams open behind it, and with them what the caller waits for.
(
    exec </dev/null >keeper.log 2>&1
    keep "$@"
) &
echo $!
