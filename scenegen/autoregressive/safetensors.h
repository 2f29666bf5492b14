// SPDX-License-Identifier: Apache-2.0
// Reads weights in the safetensors format: eight bytes with the length of a JSON header, the header, the numbers
// (https://huggingface.co/docs/safetensors, version 0.4).
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <cstdint>
#include <map>

namespace twinloom::scenegen
{

struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values; ///< row by row
};

struct SafeTensors {
    std::map<QString, Tensor> tensors;
    std::map<QString, QString> metadata;
};

/// Tensors of 32- and 16-bit floating point numbers. BadInput says what is wrong: a header longer than the file, ranges
/// that overlap or leave it, shapes that do not fit their bytes, numbers that are not finite, another type. Memory
/// stays within four times the file's size. `name` is for messages. Thread: any.
Result<SafeTensors> readSafeTensors(const QByteArray &bytes, const QString &name);

} // namespace twinloom::scenegen
