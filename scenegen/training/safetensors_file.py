# SPDX-License-Identifier: Apache-2.0
"""The safetensors format: length of the header (8 bytes), header in JSON, numbers (written here as 16-bit floats)."""
import json
import os
import struct

import torch


def write(path, weights, metadata):
    header, blobs, offset = {"__metadata__": metadata}, [], 0
    for name in sorted(weights):
        blob = weights[name].detach().cpu().numpy().astype("<f2").tobytes()
        header[name] = {"dtype": "F16", "shape": list(weights[name].shape),
                        "data_offsets": [offset, offset + len(blob)]}
        offset += len(blob)
        blobs.append(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".part", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))
    os.replace(path + ".part", path)


def read(path):
    """(weights by name as 32-bit tensors, metadata) of a file that `write` made."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    metadata = header.pop("__metadata__")
    weights = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        weights[name] = torch.frombuffer(data[begin:end], dtype=torch.float16).float().reshape(entry["shape"])
    return weights, metadata
