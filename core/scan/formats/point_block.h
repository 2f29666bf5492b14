// SPDX-License-Identifier: Apache-2.0
// What all writers of points do after some thousands of them.
#pragma once

#include "core/progress.h"
#include "core/saved_file.h"

namespace twinloom::scan
{

/// Writes the block and empties it (its memory stays), once `done` of `all` points are in it or written. Io; Cancelled.
inline Result<void> passOn(SavedFile &file, QByteArray &block, std::size_t done, std::size_t all, Progress &progress)
{
    if (progress.cancelled())
        return cancelledError();
    progress.set(static_cast<double>(done) / static_cast<double>(all));
    Result<void> written = file.write(block);
    block.resize(0);
    return written;
}

} // namespace twinloom::scan
