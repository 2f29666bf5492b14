// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/lzf.h"

#include <cstring>

namespace twinloom::scan
{

std::optional<std::size_t> lzfDecompress(std::span<const char> in, std::span<char> out)
{
    std::size_t at = 0, made = 0;
    while (at < in.size()) {
        const std::size_t start = at;
        const auto control = static_cast<unsigned char>(in[at++]);
        if (control < 32) { // a run of literals
            const std::size_t length = control + 1u;
            if (length > in.size() - at || length > out.size() - made)
                return start;
            std::memcpy(out.data() + made, in.data() + at, length);
            at += length;
            made += length;
            continue;
        }
        std::size_t length = control >> 5;
        if (length == 7) {
            if (at == in.size())
                return start;
            length += static_cast<unsigned char>(in[at++]);
        }
        length += 2;
        if (at == in.size())
            return start;
        const std::size_t distance = ((control & 31u) << 8) + static_cast<unsigned char>(in[at++]) + 1;
        if (distance > made || length > out.size() - made)
            return start;
        for (std::size_t i = 0; i < length; ++i, ++made) // may overlap itself: that is how LZF repeats
            out[made] = out[made - distance];
    }
    return made == out.size() ? std::nullopt : std::optional(in.size());
}

} // namespace twinloom::scan
