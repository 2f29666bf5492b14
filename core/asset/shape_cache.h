// SPDX-License-Identifier: Apache-2.0
// Shapes of library models, remembered from one run to the next.
#pragma once

#include "core/asset/library.h"
#include "core/asset/shape.h"

namespace twinloom::asset
{

/// The entry's shape: out of `folder` (empty: there is no cache) where it is known, else made and put there. Goes by
/// the contents of the model's files, so that files that moved are known and files that changed are not; a parametric
/// model's by its surface. What the cache holds but nobody can read is made anew. An Issue ("no-cache", once) where it
/// cannot be written. Errors as of loadEntry and describeShape. Thread: any, also several at once.
Result<Shape> shapeOf(const LibraryEntry &entry, const QString &folder, Progress &progress, Issues *issues);

} // namespace twinloom::asset
