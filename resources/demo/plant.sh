#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A small live plant: a hall with a line of three stations, whose simulated devices speak over a real MQTT broker. One
# station's sensors fall silent, one alarm is raised, and one device is given a command. usage: plant.sh PATH_TO_TWINLOOM OUTPUT_FOLDER
set -euo pipefail
twinloom="$1"
out="$2"
here="$(cd "$(dirname "$0")" && pwd)"
port=$((20000 + RANDOM % 20000))
broker="mqtt://127.0.0.1:$port"
project="$out/plant.twin"
quiet() { "$@" >"$out/plant.log" 2>&1 || { cat "$out/plant.log" >&2; exit 1; }; }

jobs_to_end=()
trap 'kill "${jobs_to_end[@]}" 2>/dev/null || true' EXIT

rm -rf "$project" "$project".lock "$out/plant.history"
echo "== plant: a hall with a line of three stations"
quiet "$twinloom" new "$project"
quiet "$twinloom" import "$project" "$here/plant.jsonl"
quiet "$twinloom" model add "$project" "$here/station.json"
station() { # station ID NODE LABEL
    quiet "$twinloom" twin add "$project" --model "dtmi:twinloom:demo:Station;1" --id "$1" --node "$2"
    local topic="$broker/line/$1?qos=1&sequence=/n"
    quiet "$twinloom" bind "$project" "$1.pressure" "$topic" --selector /pressure --time /t --deadline 2 \
        --visual "label=format \"$3 {value:0} mbar\"" --visual "gauge=range 2400 3000"
    quiet "$twinloom" bind "$project" "$1.status" "$topic" --selector /status --time /t --deadline 2 \
        --visual "colour=map 0:blue 1:green 2:green 3:yellow 4:red strength 0.5"
    quiet "$twinloom" bind "$project" "$1.cycle" "$topic" --selector /actual --time /t --scale 0.001 --deadline 2
    quiet "$twinloom" bind "$project" "$1.idealCycle" "$topic" --selector /ideal --time /t --scale 0.001 --deadline 2
    quiet "$twinloom" command "$project" "$1.idealCycle" --to "$broker/line/$1/command" --least 3 --most 30
}
station assembly RobotArm Assembly
station test CNCMachine Test
station packaging Press Packaging
quiet "$twinloom" alarms "$project" --when assembly.pressure --above 2400 --delay 1 --severity 800 --text "Assembly is over pressure"

# The line stays where it is; the rest of the hall is planned around it.
quiet "$twinloom" generate "$project" --generator graph --type factory --seed 3 --keep all

echo "== plant: live, over an MQTT broker on port $port; the packaging station falls silent after 6 s"
printf 'listener %s 127.0.0.1\nallow_anonymous true\n' "$port" >"$out/mosquitto.conf"
PATH="$PATH:/usr/sbin" mosquitto -c "$out/mosquitto.conf" >"$out/mosquitto.log" 2>&1 &
jobs_to_end+=($!)
sleep 1
"$twinloom" simulate-line "$broker/line" --seed 5 --interval 0.2 --speed 3 --silent packaging --silent-after 6 \
    >"$out/line.log" 2>&1 &
jobs_to_end+=($!)
"$twinloom" run "$project" --duration 12 --status-file "$out/plant-status.json" &
run=$!
jobs_to_end+=("$run")
sleep 3
echo "== plant: the test station is told to take five seconds a part"
"$twinloom" command "$project" test.idealCycle --set 5
wait "$run"
"$twinloom" twin show "$project" test
"$twinloom" alarms "$project"
"$twinloom" history "$project" assembly.pressure --buckets 6
"$twinloom" history verify "$project"
echo "== plant: pictures of the live values, at the desk and in both eyes of the simulated headset"
"$twinloom" render "$project" "$out/plant-live.png" --overlay live --wait 3 --size 1600x1000 --camera 12.2,-6,8.5,12.8,6.4,1
"$twinloom" xr "$project" --headset simulated --overlay live --frames 8 --mirror "$out/plant-headset.png" \
    --at 2.5,2.6 --yaw -0.7 --script "$here/plant-headset.txt"
