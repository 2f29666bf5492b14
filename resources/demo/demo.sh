#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The main job on two places: a simulated terrestrial scan becomes a room, gets a layout, and has its picture taken.
# usage: demo.sh PATH_TO_TWINLOOM OUTPUT_FOLDER
set -euo pipefail
twinloom="$1"
out="$2"
mkdir -p "$out"

place() { # place NAME POINTS STATIONS ROOM_TYPE
    local name="$1" points="$2" stations="$3" type="$4"
    rm -f "$out/$name.twin" "$out/$name.twin.lock"
    echo "== $name: scanning, $points points from $stations stations"
    "$twinloom" simulate-scan "$out/$name.ply" --preset "$name" --points "$points" --stations "$stations" --seed 1 \
        --truth "$out/$name-truth.json"
    "$twinloom" new "$out/$name.twin"
    "$twinloom" scan "$out/$name.twin" "$out/$name.ply"
    "$twinloom" render "$out/$name.twin" "$out/$name-scan.png" --size 1600x1000
    echo "== $name: generating layouts"
    "$twinloom" generate "$out/$name.twin" --generator graph --type "$type" --seed 7 --count 3 --keep none
    "$twinloom" render "$out/$name.twin" "$out/$name-layout.png" --size 1600x1000
    "$twinloom" render "$out/$name.twin" "$out/$name-layout-dark.png" --size 1600x1000 --theme dark
    "$twinloom" log "$out/$name.twin"
}

place office 1000000 3 office
place hall 2000000 12 factory
bash "$(dirname "$0")/plant.sh" "$twinloom" "$out"

echo
echo "Pictures:"
ls -1 "$out"/*.png
