#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The headset loop against an independent OpenXR runtime: builds the command line in a Debian 13 root folder, where there is
# Monado, and runs it there twice: 300 frames, and as many with the runtime's service killed and started again midway.
# usage: tests/app/xr/monado.sh [OUTPUT_FOLDER]     (root; needs the tool with-monado beside the shared data, or $WITH_MONADO)
set -euo pipefail
project="$(cd "$(dirname "$0")/../../.." && pwd)"
tool="${WITH_MONADO:-$project/../shared/tools/with-monado}"
out="$(realpath -m "${1:-$project/build/monado}")"
mkdir -p "$out"

if [ "${INSIDE_MONADO:-}" = "" ]; then
    packages="cmake ninja-build g++ ccache lld pkg-config qt6-base-dev libgl-dev libeigen3-dev libsqlite3-dev libopen3d-dev
        libassimp-dev libbullet-dev libepoxy-dev libegl-dev libegl1 libegl-mesa0 libopenxr-dev libcli11-dev libmosquitto-dev libpq-dev
        libpng-dev libturbojpeg0-dev fonts-dejavu-core procps"
    export INSIDE_MONADO=1 SIMULATED_LEFT=simple SIMULATED_RIGHT=simple # the service's own hands
    # Without the right to real-time priority the service shares the processor with everybody.
    exec setpriv --bounding-set=-sys_nice --inh-caps=-sys_nice \
        "$tool" --packages "$(echo $packages)" --project "$project" -- bash /src/tests/app/xr/monado.sh "/src/${out#"$project"/}"
fi

build="${MONADO_BUILD:-/build}"
jobs="${JOBS:-$(nproc)}"
cmake -S /src -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DTWINLOOM_TESTS=OFF -DTWINLOOM_STUDIO=OFF >"$out/configure.log"
ninja -C "$build" -j "$jobs" twinloom >"$out/build.log" || { tail -30 "$out/build.log"; exit 1; }
twinloom="$build/bin/twinloom"

cat >"$out/room.jsonl" <<'R'
{"id":"lounge","room_type":"livingroom","polygon":[[0,0],[6,0],[6,4.5],[0,4.5]],"height":2.7,"doors":[{"from":[0.4,0],"to":[1.3,0],"bottom":0,"top":2.1}],"windows":[{"from":[6,1.2],"to":[6,3.2],"bottom":0.9,"top":2.2}],"objects":[{"category":"Sofa","centre":[3.6,4.0,0.4],"size":[2.1,0.9,0.8],"yaw":3.1416},{"category":"CoffeeTable","centre":[3.6,2.8,0.22],"size":[1.1,0.6,0.44],"yaw":0},{"category":"Bookshelf","centre":[5.8,0.7,0.95],"size":[1.0,0.35,1.9],"yaw":1.5708},{"category":"FloorLamp","centre":[5.5,4.1,0.8],"size":[0.4,0.4,1.6],"yaw":0}]}
R
rm -f "$out/lounge.twin" "$out/lounge.twin.lock"
"$twinloom" new "$out/lounge.twin"
"$twinloom" import "$out/lounge.twin" "$out/room.jsonl"

expect() { # expect FILE KEY TEXT: the JSON's key holds the text
    python3 - "$@" <<'P' 2>/dev/null || grep -q "\"$2\":.*$3" "$1" || { echo "FAILED: $2 in $(cat "$1")"; exit 1; }
import json, sys
sys.exit(0 if sys.argv[3] in json.dumps(json.load(open(sys.argv[1]))[sys.argv[2]]) else 1)
P
}

echo "== 300 frames"
"$twinloom" xr "$out/lounge.twin" --headset system --frames 300 --json --mirror "$out/monado.png" >"$out/frames.json" 2>"$out/frames.log"
cat "$out/frames.json"
expect "$out/frames.json" states FOCUSED
expect "$out/frames.json" frames 300
expect "$out/frames.json" runtime Monado
expect "$out/frames.json" validation_errors 0

echo "== the service is killed, and comes back"
"$twinloom" xr "$out/lounge.twin" --headset system --frames 300 --json --patience 120 >"$out/killed.json" 2>"$out/killed.log" &
client=$!
for _ in $(seq 600); do grep -qE '^ *([2-9]|[1-9][0-9]) % ' "$out/killed.log" && break; sleep 0.2; done
pkill -9 -x monado-service
sleep 2
rm -f "$XDG_RUNTIME_DIR"/monado*
XRT_COMPOSITOR_FORCE_XCB=1 XRT_NO_STDIN=1 SIMULATED_ENABLE=1 monado-service >"$out/service.log" 2>&1 &
service=$!
wait "$client" || { tail -5 "$out/killed.log"; kill "$service"; exit 1; }
kill "$service" 2>/dev/null || true
cat "$out/killed.json"
expect "$out/killed.json" states FOCUSED
expect "$out/killed.json" losses 1
echo "== passed; the mirror's picture is $out/monado.png"
