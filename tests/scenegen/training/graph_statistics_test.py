#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the training scripts say of files that they cannot learn from. Run as: graph_statistics_test.py SOURCE_FOLDER"""
import os
import subprocess
import sys
import tempfile
import unittest

SCRIPT = os.path.join(sys.argv.pop(1), "scenegen", "training", "graph_statistics.py")
ROOM = '{"id": "1", "room_type": "Bedroom", "polygon": [[0, 0], [4, 0], [4, 4]], "objects": []}\n'


class BadRooms(unittest.TestCase):
    def said_of(self, text):
        with tempfile.TemporaryDirectory() as folder:
            rooms = os.path.join(folder, "rooms.jsonl")
            with open(rooms, "w", encoding="utf-8") as file:
                file.write(text)
            run = subprocess.run([sys.executable, SCRIPT, rooms, os.path.join(folder, "out.json")],
                                 capture_output=True, text=True, check=False)
        self.assertNotEqual(run.returncode, 0)
        self.assertNotIn("Traceback", run.stderr)
        return run.stderr

    def test_the_line_is_named(self):
        self.assertIn("rooms.jsonl: line 3: ", self.said_of(ROOM + "\n" + '{"id": "2", "room_ty'))
        self.assertIn("line 2: polygon: missing", self.said_of(ROOM + '{"id": "2", "room_type": "Bedroom"}'))
        self.assertIn("line 1: an object is needed", self.said_of("[]"))
        self.assertIn("line 1: objects[0].centre: missing",
                      self.said_of(ROOM.replace('"objects": []', '"objects": [{"category": "Bed"}]')))
        self.assertIn("holds no room", self.said_of("\n"))


if __name__ == "__main__":
    unittest.main()
