// SPDX-License-Identifier: Apache-2.0
// LZF (Lehmann's LibLZF), the compression of PCD's binary_compressed.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace twinloom::scan
{

/// Decompresses all of `in` into exactly all of `out`. Otherwise the offset in `in` where it went wrong.
std::optional<std::size_t> lzfDecompress(std::span<const char> in, std::span<char> out);

/// The most that a byte of LZF can become (a match of 264 bytes takes three).
constexpr std::size_t kMostLzfRatio = 88;

} // namespace twinloom::scan
