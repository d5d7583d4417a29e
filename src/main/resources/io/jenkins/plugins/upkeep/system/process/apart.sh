# Runs a command apart from the program that started it: without its input, with its output in a file. A service that the
# command leaves behind then holds nothing of the program open. Arguments: the file, then the command line.
output=$1
shift
if [ -n "$(command -v setsid)" ]; then
    # Leads a session of its own: a signal of the terminal does not reach the service.
    exec setsid -w "$@" </dev/null >"$output" 2>&1
fi
exec "$@" </dev/null >"$output" 2>&1
