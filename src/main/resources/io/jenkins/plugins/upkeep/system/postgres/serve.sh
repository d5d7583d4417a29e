#!/bin/sh
# Creates a cluster and becomes its server. Arguments: the cluster's folder, the port, the folder of PostgreSQL's programs,
# then further options of initdb.
folder=$1
port=$2
programs=$3
shift 3
"$programs/initdb" --pgdata="$folder/data" --pwfile="$folder/password" --encoding=UTF8 --auth=scram-sha-256 --no-sync \
    "$@" >/dev/null || exit
exec "$programs/postgres" -D "$folder/data" -c config_file="$folder/server.conf" -c port="$port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories=
